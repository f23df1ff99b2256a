package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trestle.runtime.routing.HttpDate;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Wire;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpFeature;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every answer has, whoever gives it. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswerHeadersTest {

    /** IMF-fixdate, RFC 9110 section 5.6.7. */
    private static final String FORM = "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-3][0-9] "
            + "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [0-9]{4} [0-2][0-9]:[0-5][0-9]:[0-6][0-9] GMT";

    private final Postgres.Database database;
    private final Service service;

    AnswerHeadersTest(Postgres.Database database) {
        this.database = database;
        service = Service.start(database.url(), AnswerHeadersTest::api);
    }

    /** A filter of the service's own sets how long its answers may be kept. */
    private static HttpFeature api(Trestle trestle) {
        FilmRoutes films = new FilmRoutes(trestle);
        return routing -> {
            routing.addFilter((chain, request, response) -> {
                if (request.prologue().query().rawValue().contains("title=kept")) {
                    response.header(HeaderNames.CACHE_CONTROL, "private, max-age=60");
                }
                chain.proceed();
            });
            films.setup(routing);
            trestle.routes(routing).route(Method.GET, "/text", (req, res) -> res.send("text")).end();
        };
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private Wire.Answer send(String request) throws IOException {
        return Wire.send(service.server().port(), request + "\r\nHost: x\r\nConnection: close\r\n\r\n", 20_000);
    }

    private static void isNow(String date) {
        assertThat(date).matches(FORM);
        assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
                .isCloseTo(Instant.now(), within(30, ChronoUnit.SECONDS));
    }

    @ParameterizedTest
    @CsvSource({
        "GET /films/search HTTP/1.1, 200, no-store", "HEAD /films/search HTTP/1.1, 200, no-store",
        "GET /numbers?id=20000 HTTP/1.1, 200, no-store", "GET /numbers?id=-2 HTTP/1.1, 500, no-store",
        "GET /films/search?x=1 HTTP/1.1, 422, no-store", "GET /nothing HTTP/1.1, 404, no-store",
        "PUT /films HTTP/1.1, 405, no-store", "POST /films HTTP/1.1, 400, no-store",
        "GET /% HTTP/1.1, 400, no-store", "GET / HTTP/3.0, 505, no-store", "GET / HTTP, 400, no-store",
        "GET /films/search?title=kept HTTP/1.1, 200, 'private, max-age=60'",
        "GET /films/search?title=kept&x=1 HTTP/1.1, 422, no-store",
        "OPTIONS /films HTTP/1.1, 204, ''", "GET /text HTTP/1.1, 200, ''",
        "GET /observe/health/live HTTP/1.1, 200, no-cache",
    })
    void areThere(String request, int status, String caching) throws IOException {
        Wire.Answer answer = send(request);

        assertThat(answer.statuses()).containsExactly(status);
        assertThat(answer.header("Cache-Control")).isEqualTo(caching);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        isNow(answer.header("Date"));
    }

    @Test
    void theDateMovesOn() throws IOException, InterruptedException {
        String first = send("GET /text HTTP/1.1").header("Date");
        Thread.sleep(Duration.ofMillis(1100));

        assertThat(send("GET /text HTTP/1.1").header("Date")).isNotEqualTo(first);
    }

    @Test
    void oneDigitOfADayIsNone() {
        assertThat(HttpDate.of(Instant.parse("2024-09-05T23:00:09.9Z"))).isEqualTo("Thu, 05 Sep 2024 23:00:09 GMT");
    }

    /** Helidon's own date would have the zone of the JVM, and names in no other language than its. */
    @Test
    void whateverTheZoneAndTheLanguageOfTheJvm() throws IOException {
        Process process = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(), "-cp", System.getProperty("java.class.path"),
                "-Duser.timezone=Pacific/Auckland", "-Duser.language=ja", "-Duser.country=JP",
                "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file"),
                ShutdownTest.Main.class.getName(), database.url())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            while (!line.startsWith("port ")) {
                line = out.readLine();
            }
            int port = Integer.parseInt(line.substring(5));
            for (String path : new String[] {"/films/search", "/nothing", "/%"}) {
                isNow(Wire.send(port, "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 20_000)
                        .header("Date"));
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
