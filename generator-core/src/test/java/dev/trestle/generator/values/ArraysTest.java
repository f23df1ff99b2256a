package dev.trestle.generator.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.ConnectionSource;
import dev.trestle.generator.GenerationRequest;
import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.Generator;
import dev.trestle.generator.testing.GeneratedService;
import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrays of several dimensions, by the routes of the case {@code arrays}, served: what a client stores can be read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArraysTest {

    private static final Path CASE = Path.of("src/test/cases/arrays");

    private final HttpClient client = HttpClient.newHttpClient();
    private GeneratedService service;

    @BeforeAll
    void start(@TempDir Path project) throws Exception {
        ConnectionSource database = TestDatabase.source(Files.readString(CASE.resolve("schema.sql")));
        Path routes = Files.writeString(project.resolve("routes.yaml"),
                Files.readString(CASE.resolve("routes.yaml")).replace("com.example.arrays", "com.example.values"));
        GenerationResult result = new Generator().generate(
                new GenerationRequest(project, routes, CASE.resolve("queries"), database));
        assertThat(result.diagnostics()).isEmpty();
        try (Connection connection = database.open()) {
            service = GeneratedService.start(((GenerationResult.Generated) result).files(), "com.example.values.ValueService",
                    Corpus.read("ValueService.java.txt"), connection.getMetaData().getURL());
        }
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
    }

    @Test
    void areStoredAndRead() throws Exception {
        assertThat(post("/boards", "{\"grid\": [[1, 2], [3, null]]}").body()).contains("\"grid\":[[1,2],[3,null]]");
        assertThat(post("/views", "{\"cells\": [[5]], \"row_names\": [\"a\"]}").body()).contains("\"cells\":[[5]]");
        assertThat(post("/boards/grid", """
                {"id": 1, "grid": [[7, 8]], "layers": [[[1], [2]]], "matrix": [[9]], "names": ["x"]}""").body())
                .contains("\"grid\":[[7,8]]", "\"layers\":[[[1],[2]]]", "\"row_names\":[\"x\"]");
        assertThat(post("/boards/all", "{}").body())
                .contains("\"grid\":[[7,8]],\"cells\":[[7,8]],\"layers\":[[[1],[2]]],\"matrix\":[[9]]", "\"first_row\":[[7,8]]");
        assertThat(post("/boards/computed", "{\"n\": 4, \"text\": \"a,b\"}").body())
                .contains("\"pairs\":[[1,2],[3,4]],\"cube\":[[[1]]],\"list\":[1,4],\"words\":[\"a\",\"b\"]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "/boards      | {\"grid\": [1, 2]}                                    | 422",
        "/boards      | {\"grid\": [[[1]]]}                                   | 422",
        "/boards      | {\"grid\": \"{{1}}\"}                                 | 422",
        "/boards      | {\"grid\": [[1], [2, 3]]}                             | 422",
        "/views       | {\"cells\": [1], \"row_names\": []}                   | 422",
        "/views       | {\"cells\": [[1]], \"row_names\": [[\"a\"]]}          | 422",
        "/boards/grid | {\"id\": 1, \"grid\": [1], \"names\": [\"x\"]}        | 422",
        "/boards/grid | {\"id\": 1, \"grid\": [[1]], \"names\": [[\"x\"]]}    | 422"})
    void ofOtherDimensionsAreRefused(String path, String body, int status) throws Exception {
        HttpResponse<String> answer = post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(post("/boards/all", "{}").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }
}
