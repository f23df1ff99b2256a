package dev.trestle.load;

import com.example.credits.CreditsApi;
import dev.trestle.files.Media;
import dev.trestle.jobs.Jobs;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** A running service with the generated routes of the case {@code load}, which has one connection for loads. */
record Service(WebServer server, CreditsApi api, HttpClient client) implements AutoCloseable {

    static final String NDJSON = "application/x-ndjson";
    static final String JSON = "application/json";
    static final String CSV = "text/csv";
    static final String COLUMNS = "application/vnd.trestle.columns+json";

    static Service start(Postgres.Database database, Path media, Map<String, String> more) {
        return start(database.url(), media, more);
    }

    static Service start(String databaseUrl, Path media, Map<String, String> more) {
        return start(databaseUrl, media, more, UnaryOperator.identity());
    }

    static Service start(String databaseUrl, Path media, Map<String, String> more, UnaryOperator<DataSource> connections) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "trestle.database.url", databaseUrl,
                "trestle.database.stream-pool-size", "1",
                "trestle.jobs.poll-interval", "PT0.1S",
                "trestle.media.directory", media.toString(),
                "server.host", "127.0.0.1"));
        settings.putAll(more);
        Config config = Config.just(ConfigSources.create(settings));
        Trestle trestle = Trestle.create(config.get("trestle"), connections);
        CreditsApi api = new CreditsApi(trestle, Media.create(trestle), Jobs.create(trestle), Loads.create(trestle));
        WebServer server = trestle.server(config.get("server"), api).build().start();
        return new Service(server, api, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    HttpResponse<String> post(String path, String type, String body) {
        return post(path, type, BodyPublishers.ofString(body));
    }

    HttpResponse<String> post(String path, String type, HttpRequest.BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Content-Type", type).timeout(Duration.ofSeconds(100)).POST(body).build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The status and the body. */
    String answer(String path, String type, String body) {
        HttpResponse<String> answer = post(path, type, body);
        return answer.statusCode() + " " + answer.body();
    }

    /** The status and the body. */
    String answer(String path, String type, HttpRequest.BodyPublisher body) {
        HttpResponse<String> answer = post(path, type, body);
        return answer.statusCode() + " " + answer.body();
    }

    @Override
    public void close() {
        server.stop();
        client.close();
    }
}
