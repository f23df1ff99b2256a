package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.service.LogText;
import dev.trestle.testing.Logged;
import dev.trestle.testing.Postgres;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpFeature;
import java.io.IOException;
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
        service = Service.start(database.url(), LogTest::api);
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
        try (Logged log = new Logged("")) {
            assertThat(Wire.send(service.server().port(), request, 20_000).statuses()).containsExactly(status);
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
    }
}
