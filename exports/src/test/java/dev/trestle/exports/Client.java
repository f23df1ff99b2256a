package dev.trestle.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Waiting;
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

    /** The status of a POST without a body, of a content type or none. */
    int post(String path, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .POST(BodyPublishers.noBody());
        try {
            return http.send((type.isEmpty() ? request : request.header("Content-Type", type)).build(),
                    BodyHandlers.discarding()).statusCode();
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

    /** Lends a film, and gives the loan's id. */
    long lend(String film) {
        return json(201, "POST", "/loans", loan(film)).get("loan_id").asLong();
    }

    static String loan(String film) {
        return "{\"film\": \"" + film + "\", \"fee\": 1.50}";
    }

    void change(long id, String film) {
        json(200, "POST", "/loans/update", "{\"loan_id\": " + id + ", \"film\": \"" + film + "\"}");
    }

    /** What {@code GET /exports} says of the warehouse. */
    JsonNode exports() {
        for (JsonNode target : json(200, "GET", "/exports", "").get("targets")) {
            if (target.get("target").asString().equals("warehouse")) {
                return target;
            }
        }
        throw new AssertionError("There is no warehouse");
    }

    void awaitBacklog(int backlog) {
        Waiting.until(() -> exports().get("backlog").asInt() == backlog);
    }
}
