package dev.trestle.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.database.Columns;
import dev.trestle.runtime.service.Trestle;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service with one route for each query, and a client of it. */
record Service(WebServer server, Data data, HttpClient client) implements AutoCloseable {

    /** Answers with the rows of a query of files, whose names are the parameter {@code file}. */
    record Route(String sql, Dataset dataset, FileColumns columns) {}

    static Builder of(String databaseUrl, Map<String, ?> roots) {
        Builder builder = new Builder();
        builder.config.put("trestle.database.url", databaseUrl);
        builder.config.put("trestle.database.pool-size", "2");
        builder.config.put("server.host", "127.0.0.1");
        roots.forEach((name, directory) -> builder.config.put("trestle.data.roots." + name, directory.toString()));
        return builder;
    }

    /** Collects what a service has. */
    static final class Builder {

        private final Map<String, String> config = new HashMap<>();
        private final Map<String, Route> routes = new LinkedHashMap<>();
        private final Map<String, Function<Trestle, Handler>> others = new LinkedHashMap<>();

        Builder key(String key, String value) {
            config.put("trestle." + key, value);
            return this;
        }

        Builder route(String path, String sql, Dataset dataset, FileColumns columns) {
            routes.put(path, new Route(sql, dataset, columns));
            return this;
        }

        /** A route that answers with rows of PostgreSQL. */
        Builder postgres(String path, String sql, Columns columns) {
            others.put(path, trestle -> (req, res) -> trestle.json().sendFewRows(
                    res, out -> trestle.database().each(sql, binds -> { }, columns.to(out))));
            return this;
        }

        Service start() {
            Config all = Config.just(ConfigSources.create(config));
            Trestle trestle = Trestle.create(all.get("trestle"));
            Data data = Data.create(trestle);
            HttpFeature api = routing -> {
                var registered = trestle.routes(routing);
                routes.forEach((path, route) -> registered.route(Method.GET, path, handler(trestle, data, route)));
                others.forEach((path, route) -> registered.route(Method.GET, path, route.apply(trestle)));
                registered.end();
            };
            WebServer server = trestle.server(all.get("server"), api).build().start();
            assertThat(server.isRunning()).isTrue();
            return new Service(server, data,
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
        }
    }

    private static Handler handler(Trestle trestle, Data data, Route route) {
        FileQuery query = data.query(route.sql(), route.dataset());
        return (req, res) -> {
            List<List<String>> files = List.of(req.query().all("file"));
            if (route.dataset().maxRejects() > 0) {
                trestle.json().send(res, Status.OK_200, out -> query.write(files, binds -> { }, route.columns(), out));
            } else {
                trestle.json().sendRows(res, out -> query.each(files, binds -> { }, route.columns().to(out)));
            }
        };
    }

    HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build();
    }

    static String path(String path, String... files) {
        return path + Stream.of(files).map(file -> "file=" + URLEncoder.encode(file, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    Answer get(String path) {
        try {
            return new Answer(client.send(request(path), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer get(String path, String file, String... more) {
        return get(path(path, Stream.concat(Stream.of(file), Stream.of(more)).toArray(String[]::new)));
    }

    CompletableFuture<Answer> begin(String path, String file) {
        return client.sendAsync(request(path(path, file)), BodyHandlers.ofString()).thenApply(Answer::new);
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    /** What the service answered. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String rows() {
            assertThat(status()).as(response.body()).isEqualTo(200);
            return response.body();
        }

        JsonNode problem(int status) {
            assertThat(status()).as(response.body()).isEqualTo(status);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(response.body()).doesNotContain("SELECT", "Exception", "duckdb", "/tmp");
            return JsonMapper.shared().readTree(response.body());
        }

        /** The messages of the errors, in order. */
        List<String> errors(String pointer) {
            List<String> errors = new ArrayList<>();
            for (JsonNode error : problem(422).get("errors")) {
                assertThat(error.get("pointer").asString()).isEqualTo(pointer);
                assertThat(error.get("code").asString()).isEqualTo("unfit_file");
                errors.add(error.get("message").asString());
            }
            return errors;
        }
    }

    /** The requests first, as a server waits for those that run. */
    @Override
    public void close() {
        client.shutdownNow();
        server.stop();
    }
}
