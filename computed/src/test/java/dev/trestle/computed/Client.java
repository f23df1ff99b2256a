package dev.trestle.computed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of one server. */
record Client(int port, HttpClient http) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Client(int port) {
        this(port, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    HttpResponse<String> send(String method, String path, String type) {
        return send(method, path, type, "");
    }

    HttpResponse<String> send(String method, String path, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            return http.send((type.isEmpty() ? request : request.header("Content-Type", type)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer's JSON, of that status. */
    JsonNode json(int status, String method, String path) {
        HttpResponse<String> answer = send(method, path, "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return read(answer.body());
    }

    static JsonNode read(String body) {
        return JSON.readTree(body);
    }

    /** What GET /computed has of a column. */
    JsonNode column(String name) {
        for (JsonNode column : json(200, "GET", "/computed").get("columns")) {
            if (column.get("column").asString().equals(name)) {
                return column;
            }
        }
        throw new AssertionError("There is no column " + name);
    }
}
