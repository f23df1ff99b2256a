package dev.trestle.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.readings.ReadingsApi;
import dev.trestle.files.Media;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A running service with the generated routes of the case {@code formats}. */
record Readings(WebServer server, HttpClient client) implements AutoCloseable {

    static Readings start(Postgres.Database database, Path media) {
        return start(database.url(), media);
    }

    static Readings start(String databaseUrl, Path media) {
        Config config = Config.just(ConfigSources.create(Map.of(
                "trestle.database.url", databaseUrl,
                "trestle.media.directory", media.toString(),
                "trestle.public-url", "http://films.example.com",
                "server.host", "127.0.0.1")));
        Trestle trestle = Trestle.create(config.get("trestle"));
        ReadingsApi api = new ReadingsApi(trestle, Media.create(trestle));
        WebServer server = trestle.server(config.get("server"), api).build().start();
        return new Readings(server, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(100));
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** The body of a successful answer to GET. */
    String get(String path, String... headers) {
        HttpResponse<String> answer = send(request(path, headers));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
        client.close();
    }
}
