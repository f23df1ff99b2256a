package dev.trestle.variants;

import com.example.films.FilmsApi;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;

/** A server with the switches of the case, in this process. */
record Service(WebServer server, Variants variants, FilmsApi api, HttpClient http) implements AutoCloseable {

    static final String FILMS = "INSERT INTO film VALUES (1, 'Metropolis', 1927), (2, 'Alien', 1979), (3, 'Zardoz', 1974), (4, 'Aliens', 1986)";

    /** The answer's variant, as the header names it. */
    static String variant(HttpResponse<?> answer) {
        return answer.headers().firstValue("Trestle-Variant").orElse("none");
    }

    static Service start(Postgres.Database database) {
        Service service = start(database.url(), Map.of());
        Waiting.until(() -> service.variants.hasBegun());
        return service;
    }

    static Service start(String url, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of(
                "trestle.database.url", url,
                "trestle.database.pool-size", "4",
                "trestle.variants.poll-interval", "PT0.05S",
                "trestle.variants.http", "true",
                "server.host", "127.0.0.1"));
        more.forEach((key, value) -> all.put("trestle." + key, value));
        Config config = Config.just(ConfigSources.create(all));
        Trestle trestle = Trestle.create(config.get("trestle"));
        try {
            Variants variants = Variants.create(trestle);
            FilmsApi api = new FilmsApi(trestle, variants);
            WebServer server = trestle.server(config.get("server"), api).build().start();
            return new Service(server, variants, api, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
        } catch (RuntimeException e) {
            trestle.close();
            throw e;
        }
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What this server does with all requests of the switch Search without a client: the percentage of the second variant. */
    double percentage() {
        return variants.find("Search").choice().weights().percentage(1);
    }

    @Override
    public void close() {
        server.stop();
        http.close();
    }
}
