package dev.trestle.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of one server. */
record Client(int port, HttpClient http) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Client(int port) {
        this(port, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    HttpResponse<String> send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer to a form of files and texts: its JSON, of that status. */
    JsonNode form(int status, String path, Map<String, byte[]> files, Map<String, String> texts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        texts.forEach((name, text) -> body.writeBytes(part(name, "", text.getBytes(UTF_8))));
        files.forEach((name, file) -> body.writeBytes(part(name, "; filename=\"" + name + ".bin\"", file)));
        body.writeBytes("--frame--\r\n".getBytes(UTF_8));
        HttpResponse<byte[]> answer = exchange(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "multipart/form-data; boundary=frame")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
        assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private static byte[] part(String name, String more, byte[] content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.writeBytes(("--frame\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n")
                .getBytes(UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(UTF_8));
        return part.toByteArray();
    }

    String submitForm(String path, Map<String, byte[]> files, Map<String, String> texts) {
        return form(202, path, files, texts).get("id").asString();
    }

    /** What an absolute URL gives. */
    HttpResponse<byte[]> bytes(String url) {
        return exchange(HttpRequest.newBuilder(URI.create(url)));
    }

    private HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer's JSON, of that status. */
    JsonNode json(int status, String method, String path, String body) {
        HttpResponse<String> answer = send(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    /** Submits, and gives the job's id. */
    String submit(String path, String body) {
        return json(202, "POST", path, body).get("id").asString();
    }

    JsonNode job(String id) {
        return json(200, "GET", "/jobs/" + id, "");
    }

    String status(String id) {
        return job(id).get("status").asString();
    }

    void awaitStatus(String id, String status) {
        Waiting.until(() -> status(id).equals(status));
    }

    /** The job once it has ended. */
    JsonNode ended(String id) {
        Waiting.until(() -> !job(id).get("finished_at").isNull());
        return job(id);
    }
}
