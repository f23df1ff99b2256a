package dev.trestle.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** An HTTP client for the service of a test. Paths begin with a slash. May be shared between threads. */
public final class TestClient {

    private final URI address;
    private final HttpClient client = HttpClient.newHttpClient();

    TestClient(URI address) {
        this.address = address;
    }

    /** The address of the service: {@code http://127.0.0.1:<port>}. */
    public URI address() {
        return address;
    }

    /** Sends {@code GET}. */
    public TestAnswer get(String path) {
        return send(request(path).GET());
    }

    /** Sends {@code POST} with a body of JSON. */
    public TestAnswer post(String path, String json) {
        return json("POST", path, json);
    }

    /** Sends {@code PUT} with a body of JSON. */
    public TestAnswer put(String path, String json) {
        return json("PUT", path, json);
    }

    /** Sends {@code PATCH} with a body of JSON. */
    public TestAnswer patch(String path, String json) {
        return json("PATCH", path, json);
    }

    /** Sends {@code DELETE}. */
    public TestAnswer delete(String path) {
        return send(request(path).DELETE());
    }

    /**
     * Begins a request with other headers or another body.
     *
     * @param path with query string, encoded
     */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    /**
     * Sends a request.
     *
     * @param request from {@link #request}
     * @throws UncheckedIOException if there is no answer
     */
    public TestAnswer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new TestAnswer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", e);
        }
    }

    private TestAnswer json(String method, String path, String json) {
        return send(request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json)));
    }

    /** Does not wait for the answer of a request that a test has left. */
    void close() {
        client.shutdownNow();
        client.close();
    }
}
