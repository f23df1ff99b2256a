package dev.trestle.generator.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.ConnectionSource;
import dev.trestle.generator.GenerationRequest;
import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.Generator;
import dev.trestle.generator.TargetSource;
import dev.trestle.generator.emit.SourceFile;
import dev.trestle.generator.testing.FormBody;
import dev.trestle.generator.testing.GeneratedService;
import dev.trestle.generator.testing.TestDatabase;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Generated routes, running on a database of their own. */
record Rows(GeneratedService service, ConnectionSource database, HttpClient client) {

    /** Numbers with their digits. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final String NAME = "com.example.rows.Main";

    private static final String MAIN = """
            package com.example.rows;

            import dev.trestle.files.Media;
            import dev.trestle.runtime.service.Trestle;
            import io.helidon.config.Config;
            import io.helidon.config.ConfigSources;
            import io.helidon.webserver.WebServer;
            import java.util.Map;
            import java.util.function.IntSupplier;

            public final class Main implements IntSupplier, AutoCloseable {
                public final RowsApi api;
                private final WebServer server;

                public Main(String url) {
                    Config config = Config.just(ConfigSources.create(Map.of(
                            "trestle.database.url", url, "trestle.max-body-size", "8000000",
                            "trestle.media.directory", "MEDIA",
                            "trestle.media.signing-key", "0123456789abcdef0123456789abcdef",
                            "server.host", "127.0.0.1"TARGETS)));
                    Trestle trestle = Trestle.create(config.get("trestle"));
                    Media media = Media.create(trestle);
                    api = new RowsApi(DEMANDS);
                    server = trestle.server(config.get("server"), api).build().start();
                }

                @Override
                public int getAsInt() {
                    return server.port();
                }

                @Override
                public void close() {
                    server.stop();
                }
            }
            """;

    static Rows start(Path project, String schema, String routes) throws Exception {
        return start(project, schema, routes, "trestle");
    }

    /** The same with background routes; {@code queries} are names and statements in turn. */
    static Rows startWithJobs(Path project, String schema, String routes, String... queries) throws Exception {
        Path folder = Files.createDirectories(project.resolve("queries"));
        for (int i = 0; i < queries.length; i += 2) {
            Files.writeString(folder.resolve(queries[i] + ".sql"), queries[i + 1]);
        }
        return start(project, schema, routes, "trestle, dev.trestle.jobs.Jobs.create(trestle)");
    }

    /** The same; {@code demands} are the arguments of the generated API. */
    static Rows start(Path project, String schema, String routes, String demands) throws Exception {
        return start(project, schema, routes, demands, Map.of());
    }

    /** The same with URLs of targets by their names; an empty URL is that of the service's own database. */
    static Rows start(Path project, String schema, String routes, String demands, Map<String, String> targets)
            throws Exception {
        ConnectionSource database = TestDatabase.source(schema);
        Path file = Files.writeString(project.resolve("routes.yaml"), "package: com.example.rows\n" + declared(targets) + "routes:\n" + routes);
        GenerationResult result = new Generator().generate(
                new GenerationRequest(project, file, project.resolve("queries"), database, sources(targets)));
        assertThat(result.diagnostics()).isEmpty();
        try (Connection connection = database.open()) {
            List<SourceFile> files = ((GenerationResult.Generated) result).files();
            boolean needsFiles = files.stream().anyMatch(source -> source.text().contains("public RowsApi(Trestle trestle, Media media"));
            GeneratedService service = GeneratedService.start(files, NAME,
                    MAIN.replace("DEMANDS", needsFiles ? demands.replaceFirst("trestle", "trestle, media") : demands)
                            .replace("TARGETS", settings(demands, targets))
                            .replace("MEDIA", media(project).toString().replace('\\', '/')),
                    connection.getMetaData().getURL());
            return new Rows(service, database, HttpClient.newHttpClient());
        }
    }

    private static String declared(Map<String, String> targets) {
        StringBuilder text = new StringBuilder(targets.isEmpty() ? "" : "targets:\n");
        targets.forEach((name, url) ->
                text.append("  ").append(name).append(": {same_database: ").append(url.isEmpty()).append("}\n"));
        return text.toString();
    }

    private static Map<String, TargetSource> sources(Map<String, String> targets) {
        Map<String, TargetSource> sources = new HashMap<>();
        targets.forEach((name, url) -> {
            if (!url.isEmpty()) {
                sources.put(name, new TargetSource.Live(url, () -> DriverManager.getConnection(url)));
            }
        });
        return sources;
    }

    /** Of the parts that the service has: keys of others are refused. */
    private static String settings(String demands, Map<String, String> targets) {
        StringBuilder settings = new StringBuilder();
        if (!targets.isEmpty()) {
            settings.append(", \"trestle.exports.hook-grace\", \"PT2S\", \"trestle.exports.http\", \"true\"");
            settings.append(demands.contains("Jobs.create") ? ", \"trestle.jobs.shutdown-grace\", \"PT0S\"" : "");
        }
        targets.forEach((name, url) -> settings.append(url.isEmpty() ? "" : ", \"trestle.exports.targets." + name
                + ".url\", \"" + url.replace('\\', '/') + "\""));
        return settings.toString();
    }

    /** Another server of the same service. */
    Rows another() throws Exception {
        return new Rows(service.another(), database, client);
    }

    /** Where a service of this project has its files. */
    static Path media(Path project) {
        return project.resolve("media");
    }

    /** Status and body of the answer. */
    String post(String path, String body) throws Exception {
        return send("POST", path, body);
    }

    /** How the job of a request ends: its status, and its result or its error. */
    String job(String method, String path, String body) throws Exception {
        return end(exchange(method, path, body));
    }

    /** How the job ends that was answered with. */
    String end(HttpResponse<String> accepted) throws Exception {
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        JsonNode job;
        do {
            Thread.sleep(20);
            String location = accepted.headers().firstValue("Location").orElseThrow();
            job = JSON.readTree(exchange("GET", URI.create(location).getPath(), "").body());
        } while (job.get("status").asString().matches("pending|running"));
        JsonNode end = job.get(job.get("status").asString().equals("done") ? "result" : "error");
        return job.get("status").asString() + " " + end.toString().replace('"', '\'');
    }

    String send(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = exchange(method, path, body);
        return answer.statusCode() + " " + answer.body().replace('"', '\'');
    }

    HttpResponse<String> exchange(String method, String path, String body) throws Exception {
        return exchange(method, path, "application/json", BodyPublishers.ofString(body.replace('\'', '"')));
    }

    HttpResponse<String> exchange(String method, String path, FormBody form) throws Exception {
        return exchange(method, path, FormBody.TYPE, BodyPublishers.ofByteArray(form.end()));
    }

    HttpResponse<String> exchange(String method, String path, String type, BodyPublisher body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                        .header("Content-Type", type)
                        .method(method, body)
                        .build(),
                BodyHandlers.ofString());
    }

    /** What the route's {@code run} gives, without HTTP; {@code values} are the request's. */
    Object run(String route, Object... values) throws ReflectiveOperationException {
        Object called = service.api().getClass().getField(route).get(service.api());
        Method run = Stream.of(called.getClass().getMethods())
                .filter(method -> method.getName().equals("run")).findFirst().orElseThrow();
        return run.invoke(called, run.getParameterTypes()[0].getConstructors()[0].newInstance(values));
    }

    /** Pointer and code of every error of a problem, behind its status. */
    String refusal(String path, String body) throws Exception {
        String answer = post(path, body);
        StringBuilder errors = new StringBuilder(answer.substring(0, 3));
        Pattern.compile("'pointer':'([^']*)','code':'([^']*)'").matcher(answer).results()
                .forEach(error -> errors.append(' ').append(error.group(1)).append(':').append(error.group(2)));
        return errors.toString();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.open(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, as text. */
    String query(String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
