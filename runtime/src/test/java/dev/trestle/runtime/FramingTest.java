package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Wire;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpFeature;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where a request ends. Whatever leaves that in doubt is refused, and what follows is never taken for a second request:
 * each refused request has a whole one behind it, which must not be served.
 */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FramingTest {

    private static final String GET = "GET /films/search HTTP/1.1\r\nHost: x\r\n";
    private static final String POST = "POST /films HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String BEHIND = "GET /behind HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    private static final int PATIENCE = 20_000;

    private final AtomicInteger served = new AtomicInteger();
    private final Service service;

    FramingTest(Postgres.Database database) {
        service = Service.start(database.url(), this::api);
    }

    private HttpFeature api(Trestle trestle) {
        FilmRoutes films = new FilmRoutes(trestle);
        return routing -> {
            films.setup(routing);
            trestle.routes(routing).route(Method.GET, "/behind", (req, res) -> {
                served.incrementAndGet();
                res.send("behind");
            }).end();
        };
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private Wire.Answer send(String request) throws IOException {
        return Wire.send(service.server().port(), request + BEHIND, PATIENCE);
    }

    private static Stream<Arguments> refused(String detail, int status, String before, String... variants) {
        return Arrays.stream(variants).map(variant -> Arguments.of(status, detail, before + variant));
    }

    static Stream<Arguments> requestLines() {
        return Stream.of(
                refused("The request line has to be", 400, "",
                        "GET /films/search\r\nHost: x\r\n\r\n", "GET\r\n\r\n", " GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                        "GET  /films/search HTTP/1.1\r\nHost: x\r\n\r\n", "GET /films/search  HTTP/1.1\r\nHost: x\r\n\r\n",
                        "GET\t/films/search HTTP/1.1\r\nHost: x\r\n\r\n", "G(T / HTTP/1.1\r\nHost: x\r\n\r\n",
                        "GET / HTTP/1.1 \r\nHost: x\r\n\r\n", "GET / http/1.1\r\nHost: x\r\n\r\n",
                        "GET / HTTP/11\r\nHost: x\r\n\r\n", "GET /a\u0000b HTTP/1.1\r\nHost: x\r\n\r\n",
                        "GET /\u00e9 HTTP/1.1\r\nHost: x\r\n\r\n", "GET /a#b HTTP/1.1\r\nHost: x\r\n\r\n",
                        "GET example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n", "CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n",
                        "GET films HTTP/1.1\r\nHost: x\r\n\r\n", "GET ?a=b HTTP/1.1\r\nHost: x\r\n\r\n",
                        "GET http:///films HTTP/1.1\r\nHost: x\r\n\r\n", "GET mailto:a@example.com HTTP/1.1\r\nHost: x\r\n\r\n",
                        "\\ HTTP/1.1\r\nHost: x\r\n\r\n",
                        "GET / HTTP/1.1\nHost: x\r\n\r\n", "GET / HTTP/1.1\nHost: x\n\n", "GET / HTTP/1.1\rHost: x\r\r",
                        "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n", "\n\r\n", "\r\n\r\n"),
                refused("This server supports HTTP/1.1 only", 505, "GET /films/search HTTP/",
                        "0.9\r\nHost: x\r\n\r\n", "2.0\r\nHost: x\r\n\r\n", "1.2\r\nHost: x\r\n\r\n"),
                refused("The method is not known", 501, "", "get / HTTP/1.1\r\nHost: x\r\n\r\n"),
                refused("The path or the query string", 400, "GET ",
                        "/%zz HTTP/1.1\r\nHost: x\r\n\r\n", "/% HTTP/1.1\r\nHost: x\r\n\r\n",
                        "/a|b HTTP/1.1\r\nHost: x\r\n\r\n", "/\\ HTTP/1.1\r\nHost: x\r\n\r\n",
                        "/films/search?title=%z HTTP/1.1\r\nHost: x\r\n\r\n",
                        "/films/search?title=\" HTTP/1.1\r\nHost: x\r\n\r\n"),
                refused("The request line is longer", 414, "GET /", "a".repeat(5000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .flatMap(lines -> lines);
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                refused("The Transfer-Encoding has to be chunked", 400, POST + "Transfer-Encoding:",
                        " chunked\r\nContent-Length: 5\r\n", " gzip\r\n", " chunked, gzip\r\n", " chunked, chunked\r\n",
                        " chunked\r\nTransfer-Encoding: chunked\r\n", " identity\r\n", " \r\n", " xchunked\r\n",
                        " \"chunked\"\r\n", " chunked;q=1\r\n"),
                refused("The Transfer-Encoding has to be chunked", 400, POST,
                        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"),
                refused("This server supports no Transfer-Encoding", 501, POST + "Transfer-Encoding:",
                        " gzip, chunked\r\n", " gzip\r\nTransfer-Encoding: chunked\r\n"),
                refused("The Content-Length has to be one number", 400, POST + "Content-Length:",
                        " 5\r\nContent-Length: 5\r\n", " 5\r\nContent-Length: 6\r\n", " 5, 5\r\n", " 5, 6\r\n", " +5\r\n",
                        " -1\r\n", " -0\r\n", " 0x5\r\n", " 5;\r\n", " 5.0\r\n", " 1e1\r\n", " \r\n", " 5 5\r\n",
                        " 99999999999999999999\r\n", " \u00a05\r\n", " \u00b2\r\n"),
                refused("A header is malformed", 400, POST,
                        "Transfer-Encoding : chunked\r\n", "Transfer-Encoding:\u000bchunked\r\n",
                        "Transfer\u00adEncoding: chunked\r\n", " Transfer-Encoding: chunked\r\n",
                        "X: y\r\n Transfer-Encoding: chunked\r\n", "X: y\r\n\tfolded\r\n",
                        "Transfer-Encoding:\r\n chunked\r\n", "Content-Length : 5\r\n", "Content-Length: 5\n",
                        "X: a\nContent-Length: 5\r\n", "X: a\u0000b\r\n", "X\u0000: b\r\n", "X: a\u0007\r\n",
                        "X: \u001b[31m\r\n", "no colon\r\n", ": no name\r\n", "(bad): x\r\n"),
                refused("A line does not end with CR and LF", 400, POST, "X: a\rContent-Length: 5\r\n"),
                refused("The request needs exactly one Host header", 400, "GET / HTTP/1.1\r\n",
                        "", "Host: x\r\nHost: y\r\n", "Host: x\r\nHost: x\r\n", "Host: \r\n", "Host: a b\r\n",
                        "Host: x:y\r\n", "Host: x, y\r\n", "Host: x/y\r\n"),
                refused("This server does not accept a body with a Content-Encoding", 415, POST + "Content-Length: 2\r\n",
                        "Content-Encoding: gzip\r\n", "Content-Encoding: identity\r\n"),
                refused("The request is larger", 413, POST, "Content-Length: 4294967301\r\n"),
                refused("The headers are larger", 431, GET, "X: " + "a".repeat(20_000) + "\r\n"))
                .flatMap(headers -> headers)
                .map(row -> Arguments.of(row.get()[0], row.get()[1], row.get()[2] + "\r\n"));
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                refused("A chunk of the body is malformed", 400, CHUNKED,
                        "2\n{}\n0\n\n", "2\r\n{}\n0\r\n\r\n", "2\r\n{}\r0\r\n\r\n", "2\r\n{}XX0\r\n\r\n",
                        "2\r\n{}0\r\n\r\n", "+2\r\n{}\r\n0\r\n\r\n", "-2\r\n{}\r\n0\r\n\r\n", "0x2\r\n{}\r\n0\r\n\r\n",
                        "\r\n\r\n", "g\r\n{}\r\n0\r\n\r\n", "2 \r\n{}\r\n0\r\n\r\n", " 2\r\n{}\r\n0\r\n\r\n",
                        "2,2\r\n{}\r\n0\r\n\r\n", "2;a\nb\r\n{}\r\n0\r\n\r\n", "2;a\rb\r\n{}\r\n0\r\n\r\n",
                        "2;\u0000\r\n{}\r\n0\r\n\r\n", "2\r\n{}\r\n0\n\n", "2;" + "a".repeat(9000) + "\r\n{}\r\n0\r\n\r\n",
                        "{}", "\u00b2\r\n{}\r\n0\r\n\r\n"),
                refused("The trailers after the body", 400, CHUNKED + "2\r\n{}\r\n0\r\n",
                        "X: y\nZ: z\r\n\r\n", "no colon\r\n\r\n", "X : y\r\n\r\n", " folded\r\n\r\n", "X: \u0000\r\n\r\n",
                        "X: y\r\n".repeat(2000) + "\r\n", "X: " + "y".repeat(9000) + "\r\n\r\n"),
                refused("The request is larger", 413, CHUNKED,
                        "100000002\r\n{}\r\n0\r\n\r\n", "80000000\r\n{}\r\n0\r\n\r\n", "7fffffff\r\n{}\r\n0\r\n\r\n",
                        "f".repeat(100) + "\r\n"))
                .flatMap(bodies -> bodies);
    }

    @ParameterizedTest
    @MethodSource({"requestLines", "headers", "bodies"})
    void isRefusedAndEndsTheConnection(int status, String detail, String request) throws IOException {
        int before = served.get();

        Wire.Answer answer = send(request);

        assertThat(answer.statuses()).containsExactly(status);
        assertThat(answer.isClosed()).isTrue();
        assertThat(answer.header("Connection")).isEqualTo("close");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text()).contains("\"detail\":\"" + detail);
        assertThat(served).hasValue(before);
    }

    /** The route answers without its body; that the body is malformed shows only afterwards. */
    @ParameterizedTest
    @MethodSource("bodies")
    void behindABodyThatNobodyReadsNothingIsServed(int status, String detail, String request) throws IOException {
        int before = served.get();

        Wire.Answer answer = send(request.replace(POST, GET));

        assertThat(answer.statuses()).containsExactly(200);
        assertThat(answer.isClosed()).isTrue();
        assertThat(served).hasValue(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "0\r\n\r\n", "2\r\n{}\r\n0\r\n\r\n", "1\r\n{\r\n1\r\n}\r\n000\r\n\r\n", "00000000000000002\r\n{}\r\n0\r\n\r\n",
        "2;x=y\r\n{}\r\n0\r\n\r\n", "2 ; x = \"y;\"\r\n{}\r\n0;last\r\n\r\n", "2;\r\n{}\r\n0\r\n\r\n",
        "2\r\n{}\r\n0\r\nX: y\r\n\r\n", "2\r\n{}\r\n0\r\nX: y\r\nContent-Length: 9\r\nZ:\r\n\r\n",
        "A\r\n          \r\n2\r\n{}\r\n0\r\n\r\n",
    })
    void chunksMayHaveExtensionsAndTrailers(String body) throws IOException {
        Wire.Answer answer = send(CHUNKED + body);

        assertThat(answer.statuses()).containsExactly(body.startsWith("0") && body.length() == 5 ? 400 : 422, 200);
        assertThat(answer.isClosed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        GET + "\r\n", "\r\n" + GET + "\r\n", GET + "X: \u00e9\r\n\r\n", GET + "X:\r\n\r\n", GET + "X:y\r\n\r\n",
        "GET http://elsewhere/films/search HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET HTTPS://elsewhere:8080/films/search?title=x HTTP/1.1\r\nHost: x\r\n\r\n",
        GET + "Content-Length: 0\r\n\r\n", GET + "Content-Length: 005 \r\n\r\nabcde",
        GET + "Transfer-Encoding: Chunked\r\n\r\n0\r\n\r\n", GET + "Expect: 100-continue\r\n\r\n",
        "GET /films/search HTTP/1.1\r\nhost: [::1]:8080\r\n\r\n",
    })
    void whatIsAllowed(String request) throws IOException {
        Wire.Answer answer = send(request);

        assertThat(answer.statuses()).containsExactly(200, 200);
        assertThat(answer.isClosed()).isTrue();
    }

    @Test
    void bytesThatTrickleIn() throws IOException {
        String request = "POST /films HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n2;x\r\n{}\r\n0\r\nT: 1\r\n\r\n" + BEHIND;
        assertThat(Wire.trickle(service.server().port(), request, PATIENCE).statuses()).containsExactly(422, 200);
    }
}
