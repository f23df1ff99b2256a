package dev.trestle.generator.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.ConnectionSource;
import dev.trestle.generator.GenerationRequest;
import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.Generator;
import dev.trestle.generator.diagnostic.Diagnostic;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.testing.FormBody;
import dev.trestle.generator.testing.GeneratedService;
import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Generated routes with files, running on a database and a directory of their own. */
record Posters(GeneratedService service, ConnectionSource database, Path directory, HttpClient client) {

    private static final String MAIN = """
            package com.example.posters;

            import dev.trestle.files.Media;
            import dev.trestle.runtime.service.Trestle;
            import io.helidon.config.Config;
            import io.helidon.config.ConfigSources;
            import io.helidon.webserver.WebServer;
            import io.helidon.webserver.http.HttpFeature;
            import java.util.Map;
            import java.util.function.IntSupplier;

            public final class Main implements IntSupplier, AutoCloseable {
                private final WebServer server;

                public Main(String url) {
                    Config config = Config.just(ConfigSources.create(Map.of("trestle.database.url", url,
                            "trestle.media.directory", "DIRECTORY", "trestle.media.sweep-age", "PT0.001S",
                            "trestle.media.max-upload-size", "30000", "server.host", "127.0.0.1")));
                    Trestle trestle = Trestle.create(config.get("trestle"));
                    Media media = Media.create(trestle);
                    HttpFeature sweeping = routing -> routing.post("/sweep",
                            (req, res) -> res.send(Long.toString(media.sweep())));
                    server = trestle.server(config.get("server"), sweeping, new PostersApi(trestle, media, row -> new PosterCard(
                            row.title() + "!", row.image().url().toString(), row.image().key(),
                            row.trailer().map(trailer -> trailer.url().toString()).orElse(null)))).build().start();
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

    /** Queries are names and statements in turn. */
    static Posters start(Path project, String schema, String routes, String... queries) throws Exception {
        return startMain(project, MAIN, schema, routes, queries);
    }

    /** The same with a class of its own, where DIRECTORY stands for the path of the media. */
    static Posters startMain(Path project, String source, String schema, String routes, String... queries)
            throws Exception {
        ConnectionSource database = TestDatabase.source(schema);
        Path folder = Files.createDirectories(project.resolve("queries"));
        for (int i = 0; i < queries.length; i += 2) {
            Files.writeString(folder.resolve(queries[i] + ".sql"), queries[i + 1]);
        }
        Path file = Files.writeString(project.resolve("routes.yaml"), "package: com.example.posters\n" + routes);
        GenerationResult result = new Generator().generate(new GenerationRequest(project, file, folder, database));
        assertThat(result.diagnostics()).extracting(Diagnostic::code).isSubsetOf(DiagnosticCode.ONE_ROW_UNPROVEN);
        Path directory = Files.createDirectories(project.resolve("media"));
        String main = source.replace("DIRECTORY", directory.toString().replace("\\", "\\\\"));
        try (Connection connection = database.open()) {
            GeneratedService service = GeneratedService.start(((GenerationResult.Generated) result).files(),
                    "com.example.posters.Main", main, connection.getMetaData().getURL());
            return new Posters(service, database, directory, HttpClient.newHttpClient());
        }
    }

    HttpResponse<byte[]> send(String method, String path, FormBody form) throws Exception {
        return send(request(path).header("Content-Type", FormBody.TYPE)
                .method(method, BodyPublishers.ofByteArray(form.end())));
    }

    /** Status and body of the answer to a form. */
    String form(String method, String path, FormBody form) throws Exception {
        return text(send(method, path, form));
    }

    String get(String path) throws Exception {
        return text(send(request(path)));
    }

    HttpRequest.Builder request(String path) {
        URI server = URI.create("http://127.0.0.1:" + service.port());
        return HttpRequest.newBuilder(server.resolve(path));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    static String text(HttpResponse<byte[]> answer) {
        return answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8).replace('"', '\'');
    }

    /** Pointer and code of every error of a problem, behind its status. */
    String refusal(String path, FormBody form) throws Exception {
        String answer = form("POST", path, form);
        StringBuilder errors = new StringBuilder(answer.substring(0, 3));
        Pattern.compile("'pointer':'([^']*)','code':'([^']*)'").matcher(answer).results()
                .forEach(error -> errors.append(' ').append(error.group(1)).append(':').append(error.group(2)));
        return errors.toString();
    }

    /** The file behind the URL that this field of an answer has, with its status and type. */
    String linked(String answer, String field) throws Exception {
        Matcher matcher = Pattern.compile("'" + field + "':'(http://[^']+)'").matcher(answer);
        assertThat(matcher.find()).as(answer).isTrue();
        HttpResponse<byte[]> file = send(HttpRequest.newBuilder(URI.create(matcher.group(1))));
        return file.statusCode() + " " + file.headers().firstValue("Content-Type").orElse("")
                + " " + new String(file.body(), StandardCharsets.ISO_8859_1);
    }

    /** What {@link #linked} gives for this file. */
    static String file(String type, byte[] content) {
        return "200 " + type + " " + new String(content, StandardCharsets.ISO_8859_1);
    }

    /** Every file in the media directory, once those of answered requests are no longer on their way in. */
    List<String> files() throws IOException, InterruptedException {
        for (int i = 0; i < 500 && incoming() > 0; i++) {
            Thread.sleep(10);
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).map(file -> directory.relativize(file).toString()).sorted().toList();
        }
    }

    private long incoming() throws IOException {
        Path incoming = directory.resolve(".incoming");
        try (Stream<Path> files = Files.exists(incoming) ? Files.list(incoming) : Stream.empty()) {
            return files.count();
        }
    }

    void sweep() throws Exception {
        Thread.sleep(5);
        assertThat(send(request("/sweep").POST(BodyPublishers.noBody())).statusCode()).isEqualTo(200);
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
