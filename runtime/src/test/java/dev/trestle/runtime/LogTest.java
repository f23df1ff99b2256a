package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.log.LogText;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Logged;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Wire;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody outside writes lines of his own into the log. Alone, as other tests log as well. */
@Isolated
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogTest {

    private static final String HEAD = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";

    private final Service service;

    LogTest(Postgres.Database database) {
        service = Service.start(Map.of("trestle.database.url", database.url(), "trestle.http.idle-timeout", "PT0.5S"),
                LogTest::api);
    }

    private static HttpFeature api(Trestle trestle) {
        FilmRoutes films = new FilmRoutes(trestle);
        return routing -> {
            films.setup(routing);
            trestle.routes(routing)
                    .route(Method.GET, "/broken/{text}", (req, res) -> {
                        String text = req.path().pathParameters().get("text");
                        throw new IllegalStateException("Broken by " + text, new IOException(text));
                    })
                    .route(Method.GET, "/refused/{status}", (req, res) -> {
                        int status = Integer.parseInt(req.path().pathParameters().get("status"));
                        throw new HttpException("Query parameters are INJECTED", Status.create(status));
                    })
                    .route(Method.GET, "/hook/{text}", (req, res) -> {
                        String text = req.path().pathParameters().get("text");
                        HookCall.respond("hook", text, row -> {
                            throw new IllegalStateException(row);
                        });
                    })
                    .route(Method.GET, "/failing/{text}", (req, res) -> trestle.database().one(
                            "SELECT pg_catalog.pg_read_file(?)", binds -> binds.text(req.path().pathParameters().get("text")),
                            row -> row.text(1)))
                    .end();
        };
    }

    @AfterAll
    void stop() {
        service.close();
    }

    /** What the service logs for a request, as it would be printed; the test's own PostgreSQL logs here, too. */
    private String logged(String request, int status) throws IOException {
        return logged(request, List.of(status));
    }

    private String logged(String request, List<Integer> statuses) throws IOException {
        try (Logged log = new Logged("")) {
            Wire.Answer answer = Wire.send(service.server().port(), request, 20_000);
            assertThat(answer.statuses()).isEqualTo(statuses);
            assertThat(answer.isClosed()).isTrue();
            return log.entries().stream()
                    .filter(entry -> entry.getLoggerName().matches("(dev\\.trestle|io\\.helidon|org\\.postgresql)\\..*"))
                    .map(LogTest::printed).collect(Collectors.joining());
        }
    }

    private static String printed(LogRecord entry) {
        return new SimpleFormatter().format(entry);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "GET /INJECTED\u001b[2J HTTP/1.1\r\nHost: x\r\n\r\n", "GET /INJECTED| HTTP/1.1\r\nHost: x\r\n\r\n",
        "INJECTED\tGET / HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\nHost: INJECTED INJECTED\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x:INJECTED\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nINJECTED\u0000: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX: INJECTED\n2026 ERROR INJECTED\r\n\r\n",
        "GET /?INJECTED=% HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /films" + HEAD + "Content-Type: application/json\r\nContent-Length: INJECTED\r\n\r\n",
        "POST /films" + HEAD + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nINJECTED\r\n",
        "POST /films" + HEAD + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}INJECTED\r\n",
    })
    void whatIsRefusedIsOneLineWithoutIt(String request) throws IOException {
        String log = logged(request, 400);

        assertThat(log).containsOnlyOnce("A request was refused: ").doesNotContain("INJECTED");
        // SimpleFormatter prints a line for where it was logged, and one for the message.
        assertThat(log.lines()).hasSize(2);
    }

    /** Which have sent nothing since, or nothing at all. */
    @Test
    void connectionsThatWereIdleAreNoRequests() throws IOException {
        assertThat(logged("", List.of())).isEmpty();
        assertThat(logged("GET /films/search HTTP/1.1\r\nHost: x\r\n\r\n", List.of(200))).isEmpty();
    }

    /** What a route refuses is no request that the server did not take, whatever its message is like. */
    @ParameterizedTest
    @ValueSource(ints = {400, 413, 505})
    void whatARouteRefuses(int status) throws IOException {
        String request = "GET /refused/" + status + HEAD + "\r\n";
        assertThat(logged(request, status)).isEmpty();
        assertThat(Wire.send(service.server().port(), request, 20_000).text())
                .contains(status < 500 ? "The server does not accept this request" : HttpProblem.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/broken/", "/hook/", "/failing/"})
    void whatFailsIsEscaped(String path) throws IOException {
        String log = logged("GET " + path + "x%0aINJECTED%0d%1b[2J%e2%80%a8%e2%80%aey".replace("[", "%5b")
                + HEAD + "\r\n", 500);

        assertThat(log).contains("INJECTED").doesNotContain("\u001b", "\r", "\u2028", "\u202e");
        assertThat(log.lines()).noneMatch(line -> line.startsWith("INJECTED"));
    }

    @Test
    void whatIsSafeIsLoggedAsItIs() {
        Exception cause = new IOException("plain");
        Exception safe = new IllegalStateException("text, also in grüner Schrift", cause);

        assertThat(LogText.of(safe)).isSameAs(safe);
        assertThat(LogText.of("a\nb\tc\u0085\u200f")).isEqualTo("a\\u000ab\\u0009c\\u0085\\u200f");
        Throwable escaped = LogText.of(new IllegalStateException("a\nb", safe));
        assertThat(escaped).hasToString("java.lang.IllegalStateException: a\\u000ab").hasCause(safe);
        Exception loop = new IllegalStateException("a\nb");
        loop.initCause(new IOException(loop));
        assertThat(LogText.of(loop)).hasMessage("a\\u000ab");
        assertThat(LogText.of("a\udb40\udc01b")).isEqualTo("a\\udb40\\udc01b");
    }

    @Test
    void whatWasSuppressedIsEscapedToo() {
        Exception unsafe = new IOException("c\nd");
        Exception thrown = new IllegalStateException("plain", new IllegalStateException("cause"));
        thrown.addSuppressed(new IOException("first"));
        thrown.getCause().addSuppressed(unsafe);
        unsafe.addSuppressed(thrown);

        Throwable escaped = LogText.of(thrown);
        assertThat(escaped.getSuppressed()).extracting(Throwable::getMessage).containsExactly("first");
        assertThat(escaped.getCause().getSuppressed()).extracting(Throwable::getMessage).containsExactly("c\\u000ad");
        StringWriter printed = new StringWriter();
        escaped.printStackTrace(new PrintWriter(printed));
        assertThat(printed.toString()).contains("Suppressed: java.io.IOException: first", "c\\u000ad").doesNotContain("c\nd");
    }
}
