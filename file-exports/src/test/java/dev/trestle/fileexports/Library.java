package dev.trestle.fileexports;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.library.LibraryApi;
import dev.trestle.jobs.Jobs;
import dev.trestle.runtime.service.Trestle;
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
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service with the routes of the case {@code file_exports}, and a client of it. */
record Library(WebServer server, LibraryApi api, HttpClient client) implements AutoCloseable {

    static Library start(String databaseUrl, Path reports, Path other, Map<String, ? extends OutputRoot> roots) {
        Config config = Config.just(ConfigSources.create(Map.of(
                "trestle.database.url", databaseUrl,
                "trestle.database.pool-size", "2",
                "trestle.jobs.poll-interval", "PT0.1S",
                "trestle.jobs.heartbeat", "PT0.5S",
                "trestle.jobs.threads", "4",
                "trestle.file-exports.roots.reports", reports.toString(),
                "trestle.file-exports.roots.other", other.toString(),
                "server.host", "127.0.0.1")));
        Trestle trestle = Trestle.create(config.get("trestle"));
        LibraryApi api = new LibraryApi(trestle, Jobs.create(trestle), FileExports.create(trestle, roots));
        WebServer server = trestle.server(config.get("server"), api).build().start();
        return new Library(server, api, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    JsonNode send(int status, String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Submits, and returns the job's id. */
    String submit(String path, String body) {
        return send(202, "POST", path, body).get("id").asString();
    }

    JsonNode job(String id) {
        return send(200, "GET", "/jobs/" + id, "");
    }

    /** The job once it has ended. */
    JsonNode ended(String id) {
        Waiting.until(() -> !job(id).get("finished_at").isNull());
        return job(id);
    }

    /** The result of a job that succeeds. */
    JsonNode export(String path, String body) {
        JsonNode job = ended(submit(path, body));
        assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("done");
        return job.get("result");
    }

    /** The detail of the problem of a job that fails. */
    String failure(int status, String path, String body) {
        JsonNode job = ended(submit(path, body));
        assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("error");
        assertThat(job.get("error").get("status").asInt()).as(job.toString()).isEqualTo(status);
        return job.get("error").get("detail").asString();
    }

    /** All files below a directory, by name, with what is out of sight. */
    static Map<String, Path> files(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            Map<String, Path> files = new TreeMap<>();
            all.filter(Files::isRegularFile).forEach(file ->
                    files.put(directory.relativize(file).toString().replace('\\', '/'), file));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> names(Path directory) {
        return List.copyOf(files(directory).keySet());
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.stop();
    }
}
