package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database goes away and comes back, and the service stays. */
@LibraryTest
class OutageIT {

    private static final String READY = "/observe/health/ready";

    private final Library shared;
    private final Cable cable;
    private final FilmLibrary service;
    private final Library library;

    OutageIT(TestClient http, TestDatabase database, LibraryService tested) throws IOException {
        this.shared = new Library(http, database, tested);
        this.cable = new Cable(shared.databasePort());
        this.service = FilmLibrary.start(LibraryService.config(Map.of(
                "server.port", "0",
                "trestle.exports.targets.statistics.url", shared.statisticsUrl(),
                "trestle.database.url", shared.jdbcUrl().replace(":" + shared.databasePort(), ":" + cable.port()),
                "trestle.database.connection-timeout", "PT1S")));
        this.library = shared.on(service, shared.jdbcUrl());
    }

    @AfterEach
    void stop() throws IOException {
        service.close();
        cable.close();
    }

    @Test
    void answers503UntilTheDatabaseIsBack() throws IOException, InterruptedException {
        assertThat(library.get("/films/search?max_rows=1").rows()).hasSize(1);
        assertThat(library.get(READY).status()).isBetween(200, 204);

        cable.cut();

        Answer away = library.post("/films", "{'title': 'While Away', 'length': 1}");
        away.problem(503);
        assertThat(away.header("Retry-After")).hasValueSatisfying(seconds -> assertThat(seconds).matches("[1-9]\\d*"));
        assertThat(library.get("/films/search").problem(503).toString()).doesNotContain("127.0.0.1", "jdbc", "5432");
        assertThat(library.get(READY).status()).isEqualTo(503);
        assertThat(library.get("/observe/health/live").status()).isBetween(200, 204);

        cable.mend();

        assertThat(onceBack(() -> library.get("/films/search?max_rows=1")).rows()).hasSize(1);
        assertThat(onceBack(() -> library.post("/films", "{'title': 'Back Again', 'length': 1}")).status()).isEqualTo(201);
        assertThat(library.get(READY).status()).isBetween(200, 204);
        assertThat(shared.count("film WHERE title = 'While Away'")).isZero();
    }

    /** The pool does not test connections that were in use half a second ago, so that requests may meet broken ones. */
    private static Answer onceBack(Supplier<Answer> request) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(10);
        Answer answer = request.get();
        while (answer.status() == 503 && Instant.now().isBefore(end)) {
            Thread.sleep(50);
            answer = request.get();
        }
        return answer;
    }

    @Test
    void inputIsCheckedWithoutTheDatabase() throws IOException {
        cable.cut();

        assertThat(library.post("/films", "{'title': 'No Length'}").errors(422)).containsExactly("/length required");
    }
}
