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

/** A resource with all methods: routes of the case {@code paths_and_methods}, served. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PathsAndMethodsTest {

    private static final Path CASE = Path.of("src/test/cases/paths_and_methods");

    private final HttpClient client = HttpClient.newHttpClient();
    private GeneratedService service;

    @BeforeAll
    void start(@TempDir Path project) throws Exception {
        ConnectionSource database = TestDatabase.source(Files.readString(CASE.resolve("schema.sql")));
        Path routes = Files.writeString(project.resolve("routes.yaml"),
                Files.readString(CASE.resolve("routes.yaml")).replace("com.example.films.api", "com.example.values"));
        GenerationResult result = new Generator().generate(
                new GenerationRequest(project, routes, CASE.resolve("queries"), database));
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
    void answersByMethod() throws Exception {
        int id = film("Night Ferry");
        String path = "/v1/films/" + id;

        assertThat(send("GET", path, "").body()).isEqualTo("{\"film_id\":" + id + ",\"title\":\"Night Ferry\"}");
        assertThat(send("PATCH", path, "{\"title\":\"Night Boat\"}").body())
                .startsWith("{\"film_id\":" + id + ",\"title\":\"Night Boat\",\"length\":90,\"rating\":\"PG\"");
        assertThat(send("HEAD", path, "").statusCode()).isEqualTo(200);
        assertThat(send("DELETE", path, "").body()).isEqualTo("{\"num_rows\":1}");
        assertThat(send("GET", path, "").statusCode()).isEqualTo(404);
        assertThat(send("PATCH", path, "{\"title\":\"Gone\"}").statusCode()).isEqualTo(404);
        assertThat(send("POST", path, "{}").headers().firstValue("Allow"))
                .hasValue("DELETE, GET, HEAD, OPTIONS, PATCH, PUT");
    }

    @Test
    void putReplacesEveryInput() throws Exception {
        String path = "/v1/films/" + film("First");

        assertThat(send("PUT", path, "{\"title\":\"Second\",\"length\":1,\"rating\":\"R\",\"tags\":[\"a\"],"
                + "\"price\":null}").body())
                .contains("\"title\":\"Second\",\"length\":1,\"rating\":\"R\",\"tags\":[\"a\"],\"price\":null");
        HttpResponse<String> partial = send("PUT", path, "{\"title\":\"Third\",\"rating\":null}");
        assertThat(partial.statusCode()).isEqualTo(422);
        assertThat(partial.body()).contains("/length\",\"code\":\"required", "/tags\",\"code\":\"required",
                "/price\",\"code\":\"required", "/rating\",\"code\":\"null_not_allowed");
    }

    @Test
    void fixedSegmentsWinAndTheQueryStringHasTheRest() throws Exception {
        film("Search Me");

        assertThat(send("GET", "/v1/films/search?text=Search%20Me", "").body()).contains("{\"rows\":[{", "Search Me");
        assertThat(send("GET", "/v1/odd/2000-01-01?title=Search%20Me", "").body()).contains("{\"rows\":[{");
        assertThat(send("GET", "/v1/odd/yesterday", "").body()).contains("{\"pointer\":\"/since\"");
        assertThat(send("GET", "/v1/films/one", "").statusCode()).isEqualTo(422);
    }

    @Test
    void whatThePathHasIsNotInTheBody() throws Exception {
        int id = film("With a Cast");

        assertThat(send("POST", "/v1/films/" + id + "/cast", "{\"actor_id\":1,\"role\":\"Ferryman\"}").body())
                .isEqualTo("{\"film_id\":" + id + ",\"actor_id\":1,\"role\":\"Ferryman\"}");
        assertThat(send("POST", "/v1/films/" + id + "/cast/2", "").statusCode()).isEqualTo(201);
        assertThat(send("POST", "/v1/films/" + id + "/cast", "{\"film_id\":7,\"actor_id\":3}").body())
                .contains("{\"pointer\":\"/film_id\",\"code\":\"unknown_field\"");
        assertThat(send("DELETE", "/v1/roles/" + id, "").body())
                .isEqualTo("{\"rows\":[{\"actor_id\":1},{\"actor_id\":2}]}");
    }

    @Test
    void whatThePathLeavesOutOfADeleteIsInTheQueryString() throws Exception {
        send("PUT", "/v1/films/" + film("Priced"),
                "{\"title\":\"Priced\",\"length\":1,\"rating\":\"R\",\"tags\":null,\"price\":5}");

        assertThat(send("DELETE", "/v1/prices/5.00?rating=G", "").body()).isEqualTo("{\"num_rows\":0}");
        assertThat(send("DELETE", "/v1/prices/5.00?rating=R", "").body()).isEqualTo("{\"num_rows\":1}");
    }

    private int film(String title) throws Exception {
        HttpResponse<String> answer = send("POST", "/v1/films",
                "{\"title\":\"" + title + "\",\"length\":90,\"rating\":\"PG\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Integer.parseInt(answer.body().replaceFirst("\\{\"film_id\":([0-9]+),.*", "$1"));
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
