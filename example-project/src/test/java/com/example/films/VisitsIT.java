package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import org.junit.jupiter.api.Test;

/** Rows of files, whose columns the build has read from one of them. */
@LibraryTest
class VisitsIT {

    private final Library library;

    VisitsIT(TestClient http, TestDatabase database, LibraryService service) {
        this.library = new Library(http, database, service);
    }

    @Test
    void countsTheVisitorsOfEachFilm() {
        long september = visitors("visits=2026-09.csv");
        long both = visitors("visits=2026-08.csv&visits=2026-09.csv");

        assertThat(september).isPositive();
        assertThat(both).isGreaterThan(september).isEqualTo(visitors("visits=2026-0?.csv"));
        assertThat(visitors("visits=2026-0?.csv&since=2026-09-01")).isEqualTo(september);
    }

    private long visitors(String query) {
        return library.get("/films/visits?" + query).rows().stream().mapToLong(row -> row.get("visitors").asLong()).sum();
    }

    @Test
    void refusesFilesThatAreNotThere() {
        assertThat(library.get("/films/visits?visits=2026-10.csv").problem(404).get("detail").asString()).isEqualTo("There is no such file");
        assertThat(library.get("/films/visits?visits=../trestle/routes.yaml").problem(404).get("detail").asString())
                .isEqualTo("There is no such file");
        assertThat(library.get("/films/visits").errors(422)).containsExactly("/visits required");
    }
}
