package dev.trestle.generator.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.ConnectionSource;
import dev.trestle.generator.GenerationRequest;
import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.Generator;
import dev.trestle.generator.testing.GeneratedService;
import dev.trestle.generator.testing.TestDatabase;
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

/** Rows that are written through views: the routes of the case {@code views}, served. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrittenViewsTest {

    private static final Path CASE = Path.of("src/test/cases/views");

    private final HttpClient client = HttpClient.newHttpClient();
    private GeneratedService service;

    @BeforeAll
    void start(@TempDir Path project) throws Exception {
        ConnectionSource database = TestDatabase.source(Files.readString(CASE.resolve("schema.sql")));
        Path routes = Files.writeString(project.resolve("routes.yaml"),
                Files.readString(CASE.resolve("routes.yaml")).replace("com.example.views", "com.example.values"));
        GenerationResult result = new Generator().generate(
                new GenerationRequest(project, routes, project.resolve("queries"), database));
        assertThat(result.diagnostics()).isEmpty();
        try (Connection connection = database.open()) {
            service = GeneratedService.start(
                    ((GenerationResult.Generated) result).files(),
                    "com.example.values.ValueService",
                    Corpus.read("ValueService.java.txt"),
                    connection.getMetaData().getURL());
        }
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
    }

    @Test
    void takeTheDefaultsOfTheViewAndOfItsTable() throws Exception {
        int id = inserted("/current", "{\"name\":\"Solaris\",\"note\":\"slow\"}", ",\"name\":\"Solaris\",\"length\":90,"
                + "\"note\":\"slow\",\"shout\":\"SOLARIS\",\"remark\":\"slow\"}");

        HttpResponse<String> updated = post("/current/update", "{\"id\":" + id + ",\"length\":167}");
        assertThat(updated.statusCode()).isEqualTo(200);
        assertThat(updated.body()).contains("\"length\":167,\"note\":\"slow\"");
        assertThat(post("/current/delete", "{\"id\":" + id + "}").body()).isEqualTo("{\"num_rows\":1}");
    }

    @Test
    void keepRowsInTheView() throws Exception {
        HttpResponse<String> refused = post("/current", "{\"name\":\"Stalker\"}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("\"code\":\"check_violation\"", "breaks the check option of the view");
    }

    @Test
    void requireWhatTheTableRequires() throws Exception {
        HttpResponse<String> refused = post("/current", "{\"length\":null,\"shout\":\"A\"}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("{\"pointer\":\"/length\",\"code\":\"null_not_allowed\"")
                .contains("{\"pointer\":\"/shout\",\"code\":\"unknown_field\"")
                .contains("{\"pointer\":\"/name\",\"code\":\"required\"");
    }

    @Test
    void matchExpressionsOfTheView() throws Exception {
        inserted("/current", "{\"name\":\"Alien\",\"note\":\"a\"}", "\"remark\":\"a\"}");

        assertThat(post("/current/delete_by_shout", "{\"shout\":\"ALIEN\",\"note\":\"a\"}").body())
                .isEqualTo("{\"num_rows\":1}");
    }

    @Test
    void goThroughViewsOfViews() throws Exception {
        int id = inserted("/short", "{\"name\":\"Clip\",\"note\":\"x\"}", ",\"name\":\"Clip\",\"note\":\"x\"}");

        assertThat(post("/short/update", "{\"id\":" + id + ",\"note\":\"y\"}").statusCode())
                .as("its length is 90, so that the view does not show it").isEqualTo(404);
        post("/current/update", "{\"id\":" + id + ",\"length\":10}");
        assertThat(post("/short/update", "{\"id\":" + id + ",\"note\":\"y\"}").body())
                .isEqualTo("{\"id\":" + id + "}");
    }

    @Test
    void leaveItToATrigger() throws Exception {
        HttpResponse<String> stored = post("/texts", "{\"title\":\"Ran\",\"notes\":\"red\"}");

        assertThat(stored.statusCode()).isEqualTo(201);
        assertThat(stored.body()).isEqualTo("{\"title\":\"Ran\",\"notes\":\"red\"}");
        assertThat(post("/current/delete_by_shout", "{\"shout\":\"RAN\",\"note\":\"red\"}").body())
                .isEqualTo("{\"num_rows\":1}");
    }

    @Test
    void letATriggerDoWithoutWhatTheTableRequires() throws Exception {
        HttpResponse<String> stored = post("/notes", "{\"note\":\"lost\"}");

        assertThat(stored.statusCode()).isEqualTo(201);
        assertThat(stored.body()).isEqualTo("{\"title\":null,\"note\":\"lost\"}");
        assertThat(post("/current/delete_by_shout", "{\"shout\":\"UNTITLED\",\"note\":\"lost\"}").body())
                .isEqualTo("{\"num_rows\":1}");
    }

    private int inserted(String path, String body, String end) throws Exception {
        HttpResponse<String> answer = post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).endsWith(end);
        return Integer.parseInt(answer.body().replaceFirst("\\{\"id\":([0-9]+),.*", "$1"));
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
