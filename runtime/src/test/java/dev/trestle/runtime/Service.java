package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.service.Trestle;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** A running service and a client of it. */
record Service(Trestle trestle, WebServer server, HttpClient client) implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(200_000).build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    static Service start(String url, Function<Trestle, HttpFeature> api) {
        return start(Map.of("trestle.database.url", url), api);
    }

    static Service start(Map<String, String> values, Function<Trestle, HttpFeature> api) {
        Map<String, String> all = new HashMap<>(values);
        all.putIfAbsent("trestle.database.pool-size", "3");
        all.put("server.host", "127.0.0.1");
        Config config = Config.just(ConfigSources.create(all));
        Trestle trestle = Trestle.create(config.get("trestle"));
        WebServer server = trestle.server(config.get("server"), api.apply(trestle)).build().start();
        return new Service(trestle, server, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(100));
    }

    Answer get(String path) {
        return send(request(path));
    }

    Answer post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The body of an answer that is not text. */
    byte[] bytes(String path) {
        try {
            return client.send(request(path).build(), BodyHandlers.ofByteArray()).body();
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

    /** What the service answered. */
    record Answer(HttpResponse<String> response) {

        JsonNode json(int status) {
            assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
            return JSON.readTree(response.body());
        }

        /** Holds that this is a complete problem (RFC 9457) that gives nothing of the server away. */
        JsonNode problem(int status) {
            assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            JsonNode problem = JSON.readTree(response.body());
            assertThat(problem.propertyNames()).contains("type", "title", "status", "detail");
            assertThat(problem.get("status").asInt()).isEqualTo(status);
            assertThat(problem.get("title").asString()).isNotBlank();
            assertThat(problem.get("detail").asString()).isNotBlank();
            assertThat(response.body()).doesNotContain("SELECT", "INSERT", "Exception", "org.postgresql", "secret");
            return problem;
        }

        /** The errors as {@code /pointer code}, in order. */
        List<String> errors(int status) {
            List<String> errors = new ArrayList<>();
            for (JsonNode error : problem(status).get("errors")) {
                assertThat(error.get("message").asString()).isNotBlank();
                errors.add((error.get("pointer").asString() + " " + error.get("code").asString()).strip());
            }
            return errors;
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
