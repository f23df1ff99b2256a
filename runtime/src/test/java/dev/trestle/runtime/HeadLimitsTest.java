package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Wire;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits of a request's head are Helidon's, by Helidon's keys. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeadLimitsTest {

    private final Service service;

    HeadLimitsTest(Postgres.Database database) {
        service = Service.start(Map.of(
                "trestle.database.url", database.url(),
                "server.protocols.http_1_1.max-prologue-length", "6000",
                "server.protocols.http_1_1.max-headers-size", "1000"), FilmRoutes::new);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({"5900, 900, 200", "6100, 900, 414", "5900, 1100, 431"})
    void areConfigured(int line, int headers, int status) throws IOException {
        String head = "GET /films/search?title=" + "x".repeat(line - 33) + " HTTP/1.1\r\n"
                + "Host: x\r\nConnection: close\r\nX: " + "x".repeat(headers - 32) + "\r\n\r\n";

        assertThat(Wire.send(service.server().port(), head, 20_000).statuses()).containsExactly(status);
    }
}
