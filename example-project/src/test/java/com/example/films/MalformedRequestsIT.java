package com.example.films;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are wrong before their fields are looked at. */
@LibraryTest
class MalformedRequestsIT {

    private static final int LIMIT = 1 << 20;

    private final Library library;

    MalformedRequestsIT(TestClient http, TestDatabase database, LibraryService service) {
        this.library = new Library(http, database, service);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "{",
        "{\"title\": \"T\", \"length\": 1",
        "{\"title\": \"T\", \"length\": 1,}",
        "{\"title\": \"T\", \"length\": 1}]",
        "{\"title\": \"T\", \"length\": 1} {}",
        "{\"title\": \"T\", \"length\": 01}",
        "{\"title\": \"T\", \"length\": NaN}",
        "{\"title\": \"\\x\", \"length\": 1}",
        "{\"title\": \"a\tb\", \"length\": 1}",
        "{\"title\": 'T', \"length\": 1}",
        "{title: \"T\", \"length\": 1}",
        "// note\n{\"title\": \"T\", \"length\": 1}"
    })
    void notJson(String body) {
        long films = library.count("film");

        library.postAsIs("/films", body).problem(400);

        assertThat(library.count("film")).isEqualTo(films);
    }

    @Test
    void notUtf8() {
        byte[] body = "{\"title\": \"x\", \"length\": 1}".getBytes(US_ASCII);
        body[11] = (byte) 0xff;

        library.send("POST", "/films", Library.JSON, BodyPublishers.ofByteArray(body)).problem(400);
    }

    @Test
    void nestedTooDeeply() {
        String deep = "[".repeat(20_000) + "]".repeat(20_000);

        Answer answer = library.postAsIs("/films", "{\"title\": \"T\", \"length\": 1, \"facts\": " + deep + "}");

        assertThat(answer.status()).isIn(400, 422);
        answer.problem(answer.status());
        assertThat(library.get("/films/search?max_rows=1").rows()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "\"film\"", "17"})
    void jsonButNoObject(String body) {
        assertThat(library.postAsIs("/films", body).errors(422)).containsExactly("not_an_object");
    }

    @Test
    void sameFieldTwice() {
        Answer answer = library.postAsIs("/films", "{\"title\": \"A\", \"length\": 1, \"title\": \"B\"}");

        assertThat(answer.status()).isIn(400, 422);
        answer.problem(answer.status());
        assertThat(library.count("film WHERE title IN ('A', 'B')")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "text/plain", "application/x-www-form-urlencoded", "application/xml", "application/jsonx", "json"
    })
    void contentTypeThatIsNotJson(String type) {
        library.send("POST", "/films", type, BodyPublishers.ofString("{\"title\": \"T\", \"length\": 1}")).problem(415);
    }

    @Test
    void contentTypeLeftOut() {
        library.send(HttpRequest.newBuilder(URI.create(library.address() + "/films"))
                .POST(BodyPublishers.ofString("{\"title\": \"T\", \"length\": 1}"))).problem(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "Application/JSON", "application/merge-patch+json"})
    void contentTypeThatIsJson(String type) {
        assertThat(library.send("POST", "/films", type, BodyPublishers.ofString("{}")).errors(422))
                .containsExactly("/title required", "/length required");
    }

    @Test
    void bodyOverTheLimit() {
        String description = "x".repeat(LIMIT);
        String body = "{\"title\": \"Big\", \"length\": 1, \"description\": \"%s\"}".formatted(description);

        library.postAsIs("/films", body).problem(413);
        byte[] bytes = body.getBytes(US_ASCII);
        library.send("POST", "/films", Library.JSON, BodyPublishers.fromPublisher(
                BodyPublishers.ofByteArrays(Arrays.asList(bytes, bytes)))).problem(413);
        assertThat(library.count("film WHERE title = 'Big'")).isZero();
    }

    @Test
    void bodyJustUnderTheLimit() {
        String body = "{\"title\": \"Almost Too Big\", \"length\": 1, \"description\": \"%s\"}";

        library.postAsIs("/films", body.formatted("x".repeat(LIMIT - body.length() + 2))).json(201);
    }

    @ParameterizedTest
    @CsvSource({"GET, /films, POST", "PUT, /films, POST", "PUT, /films/search, GET", "POST, /films/search, GET",
        "PATCH, /loans/return, POST"})
    void methodThatThePathDoesNotHave(String method, String path, String allowed) {
        Answer answer = library.send(method, path, Library.JSON, BodyPublishers.noBody());

        answer.problem(405);
        assertThat(answer.header("Allow").orElse("").split("\\s*,\\s*")).contains(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/", "/film", "/films/", "/films/search/all", "/FILMS", "/%2e%2e/etc/passwd"
    })
    void pathThatIsNone(String path) {
        library.get(path).problem(404);
    }
}
