package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are wrong before their fields are looked at. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestBodyTest {

    private static final int LIMIT = 5000;
    private static final String FILM = "{\"title\": \"%s\", \"length\": 1, \"extra\": %s}";

    private final Service service;

    RequestBodyTest(Postgres.Database database) {
        service = Service.start(Map.of(
                "trestle.database.url", database.url(),
                "trestle.max-body-size", "" + LIMIT,
                "trestle.max-json-depth", "10"), FilmRoutes::new);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private Service.Answer post(String type, BodyPublisher body) {
        return service.send(service.request("/films").header("Content-Type", type).POST(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "{", "{]", "{\"title\"}", "{\"title\": \"T\", \"length\": 1", "{\"title\": \"T\", \"length\": 1,}",
        "{\"title\": \"T\", \"length\": 1}]", "{\"title\": \"T\", \"length\": 1} {}",
        "{\"title\": \"T\", \"length\": 01}",
        "{\"title\": \"T\", \"length\": NaN}", "{\"title\": \"\\x\", \"length\": 1}", "{\"title\": \"a\tb\"}",
        "{\"title\": 'T', \"length\": 1}", "{title: \"T\", \"length\": 1}",
        "// note\n{\"title\": \"T\", \"length\": 1}",
        "{\"title\": \"T\", \"extra\": [1, }", "{\"title\": \"T\", \"title\": \"U\", \"length\": 1}", "\u0000",
        "{\"title\": \"T\", \"length\": 1, \"extra\": [[[[[[[[[[1]]]]]]]]]]}",
        "{\"unknown\": [[[[[[[[[[1]]]]]]]]]]}"
    })
    void malformed(String body) {
        service.post("/films", body).problem(400);
    }

    @Test
    void malformedSaysWhere() {
        assertThat(service.post("/films", "{\n \"title\": }").problem(400).get("detail").asString())
                .contains("line 2, column 1");
        assertThat(service.post("/films", "").problem(400).get("detail").asString()).contains("{}");
        assertThat(service.post("/films", "[".repeat(2000)).errors(422)).containsExactly("not_an_object");
        assertThat(service.post("/films", "{\"extra\":" + "[".repeat(2000)).problem(400).get("detail").asString())
                .contains("deeper than 10");
    }

    @Test
    void deepEnough() {
        service.post("/films", FILM.formatted("Deep", "[[[[[[[[[1]]]]]]]]]")).json(201);
    }

    @Test
    void otherCharsets() {
        byte[] utf16 = FILM.formatted("T", "1").getBytes(StandardCharsets.UTF_16);
        byte[] latin1 = FILM.formatted("é", "1").getBytes(StandardCharsets.ISO_8859_1);
        byte[] insideJson = FILM.formatted("T", "\"é\"").getBytes(StandardCharsets.ISO_8859_1);

        for (byte[] body : List.of(utf16, latin1, insideJson)) {
            post("application/json", BodyPublishers.ofByteArray(body)).problem(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "text/plain", "application/x-www-form-urlencoded", "application/xml", "application/jsonx", "json", "text/json",
        "application/json; charset=iso-8859-1", ";", "application/json/json", "text/x+json"
    })
    void contentTypeThatIsNotJson(String type) {
        Service.Answer answer = post(type, BodyPublishers.ofString("{}"));
        answer.problem(415);
        assertThat(answer.response().headers().firstValue("Accept")).hasValue("application/json");
    }

    @Test
    void contentTypeLeftOut() {
        service.send(service.request("/films").POST(BodyPublishers.ofString("{}"))).problem(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "application/json; charset=utf-8", "Application/JSON;charset=\"UTF-8\"", "application/merge-patch+json",
        "application/json; profile=x"
    })
    void contentTypeThatIsJson(String type) {
        assertThat(post(type, BodyPublishers.ofString("{}")).errors(422)).hasSize(2);
    }

    @Test
    void sizeUpToTheLimit() {
        String film = FILM.formatted("Just fits", "\"%s\"");
        String body = film.formatted("x".repeat(LIMIT - film.length() + 2));

        assertThat(body).hasSize(LIMIT);
        service.post("/films", body).json(201);
        service.post("/films", body + " ").problem(413);
    }

    @Test
    void sizeOverTheLimit() {
        byte[] part = new byte[LIMIT];

        // In chunks, at once, and more than the server reads to the end.
        BodyPublisher chunks = BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(List.of(part, part)));
        post("application/json", chunks).problem(413);
        post("application/json", BodyPublishers.ofByteArray(new byte[2_000_000])).problem(413);
        post("text/plain", BodyPublishers.ofByteArray(new byte[2_000_000])).problem(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100000000", "Content-Length: 6000\r\nExpect: 100-continue",
        "Content-Length: 60\r\nExpect: 100-continue\r\nContent-Type: text/plain",
        "Transfer-Encoding: chunked\r\n\r\n7fffffff"})
    void aBodyThatIsNotWaitedFor(String headers) throws IOException {
        String type = headers.contains("Type") ? "" : "Content-Type: application/json\r\n";
        String answer = raw("POST /films HTTP/1.1\r\nHost: x\r\n" + type + headers + "\r\n\r\n", false);

        assertThat(answer).startsWith(headers.contains("Type") ? "HTTP/1.1 415 " : "HTTP/1.1 413 ")
                .contains("application/problem+json").containsIgnoringCase("connection: close");
    }

    @Test
    void aBodyThatEndsEarly() throws IOException {
        String answer = raw("""
                POST /films HTTP/1.1\r
                Host: x\r
                Content-Type: application/json\r
                Content-Length: 100\r
                \r
                {"title":\s""", true);

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /films/%zz HTTP/1.1", "GET /films/search?title=%z HTTP/1.1", "GET \\ HTTP/1.1",
        "GET /a|b HTTP/1.1", "GET  HTTP/1.1"})
    void aRequestLineThatIsNone(String line) throws IOException {
        assertThat(raw(line + "\r\nHost: x\r\n\r\n", false))
                .startsWith("HTTP/1.1 400 ").contains("application/problem+json").contains("\"detail\"");
    }

    private String raw(String request, boolean isLast) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.server().port())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
            if (isLast) {
                socket.shutdownOutput();
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
