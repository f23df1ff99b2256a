package dev.trestle.history;

import com.example.archive.ArchiveApi;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A server with the archive's routes and histories, in this process, and a client of it. */
record Service(Postgres.Database database, WebServer server, History history, HttpClient client) implements AutoCloseable {

    /** What makes the histories. */
    static final String MIGRATION = resource("/R__trestle_history.sql");

    static String resource(String name) {
        try (InputStream in = Service.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Service start(Postgres.Database database, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of(
                "trestle.database.url", database.url(),
                "trestle.database.pool-size", "4",
                "trestle.history.http", "true",
                "server.host", "127.0.0.1"));
        more.forEach((key, value) -> all.put("trestle." + key, value));
        Config config = Config.just(ConfigSources.create(all));
        Trestle trestle = Trestle.create(config.get("trestle"));
        try {
            History history = History.create(trestle);
            WebServer server = trestle.server(config.get("server"), new ArchiveApi(trestle, history)).build().start();
            return new Service(database, server, history, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
        } catch (RuntimeException e) {
            trestle.close();
            throw e;
        }
    }

    /** The status and the body of the answer to a request. */
    String send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            HttpResponse<String> answer = client.send(
                    (body.isEmpty() ? request : request.header("Content-Type", "application/json")).build(), BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
