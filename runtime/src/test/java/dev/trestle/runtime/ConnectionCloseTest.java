package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Wire;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code Connection: close} ends a connection after the answer, whatever the answer is (RFC 9112 section 9.6). */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionCloseTest {

    private static final String NEXT = "GET /films/search HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";

    private final Service service;

    ConnectionCloseTest(Postgres.Database database) {
        service = Service.start(database.url(), FilmRoutes::new);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private Wire.Answer send(String request, String headers, String body) throws IOException {
        return Wire.send(service.server().port(),
                request + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n" + body + NEXT, 20_000);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /films/search, 200, ''", "HEAD /films/search, 200, ''", "GET /numbers?id=20000, 200, ''",
        "OPTIONS /films, 204, ''", "GET /nothing, 404, ''", "DELETE /films, 405, ''", "GET /films/search?x=1, 422, ''",
        "GET /films/search?%ff, 400, ''", "GET /numbers?id=-2, 500, ''",
        "POST /films, 422, {}", "POST /films, 400, {", "POST /films, 415, ''", "POST /nothing, 404, {}",
        "GET /observe/health/live, 200, ''",
    })
    void afterAnyAnswer(String request, int status, String body) throws IOException {
        String headers = (body.isEmpty() ? "" : JSON)
                + (request.startsWith("POST") ? "Content-Length: " + Math.max(body.length(), 1) + "\r\n" : "");
        String sent = request.startsWith("POST") && body.isEmpty() ? "x" : body;

        Wire.Answer answer = send(request, headers + "Connection: close\r\n", sent);
        assertThat(answer.statuses()).containsExactly(status);
        assertThat(answer.header("Connection")).isEqualTo("close");
        assertThat(answer.isClosed()).isTrue();

        Wire.Answer kept = send(request, headers, sent);
        assertThat(kept.statuses()).containsExactly(status, 200);
        assertThat(kept.header("Connection")).isEqualTo("keep-alive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "Close", "CLOSE", "close, x", "x,  close", "keep-alive\r\nConnection: close",
        "close\r\nConnection: keep-alive"})
    void asATokenOfItsList(String value) throws IOException {
        Wire.Answer answer = send("GET /films/search", "Connection: " + value + "\r\n", "");

        assertThat(answer.statuses()).containsExactly(200);
        assertThat(answer.header("Connection")).isEqualTo("close");
        assertThat(answer.isClosed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep-alive", "x-close", "closed", "\"close\""})
    void notForAnotherToken(String value) throws IOException {
        assertThat(send("GET /films/search", "Connection: " + value + "\r\n", "").statuses())
                .containsExactly(200, 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100000000", "9000000"})
    void whereABodyIsLeftUnread(String length) throws IOException {
        Wire.Answer answer = send("POST /films", JSON + "Content-Length: " + length + "\r\n", "");

        assertThat(answer.statuses()).containsExactly(413);
        assertThat(answer.header("Connection")).isEqualTo("close");
        assertThat(answer.isClosed()).isTrue();
    }
}
