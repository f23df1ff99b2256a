package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Query strings that do not fit. */
@LibraryTest
class QueryStringIT {

    private final Library library;

    QueryStringIT(TestClient http, TestDatabase database, LibraryService service) {
        this.library = new Library(http, database, service);
    }

    @ParameterizedTest
    @CsvSource({
        "/films/programme, /film_id required",
        "/films/programme?film_id=, /film_id required",
        "/films/programme?film_id=one, /film_id invalid_format",
        "/films/programme?film_id=2147483648, /film_id out_of_range",
        "/films/programme?film_id=1&film_id=2, /film_id repeated",
        "/films/one, /film_id invalid_format",
        "/films/2147483648, /film_id out_of_range",
        "/films/1?film_id=1, /film_id unknown_field",
        "/films/search?rating=X, /rating not_a_label",
        "/films/search?decade=1990.0, /decade invalid_format",
        "/films/search?colour=red, /colour unknown_field",
        "/films/search?title=%00, /title nul_character",
        "/loans/overdue?by=today&max_rows=1, /by invalid_format",
        "/loans/overdue?by=2026-01-01T00:00:00Z&max_rows=1&trusted=1x, /trusted invalid_format"
    })
    void namesTheParameter(String path, String error) {
        assertThat(library.get(path).errors(422)).containsExactly(error);
    }

    @Test
    void allMistakesAreNamed() {
        assertThat(library.get("/films/search?rating=X&decade=Y&max_rows=Z").errors(422))
                .containsExactlyInAnyOrder(
                "/rating not_a_label", "/decade invalid_format", "/max_rows invalid_format");
    }

    @Test
    void aValueThatOnlyPostgresqlCanJudgeIsTheCallersMistakeToo() {
        library.get("/films/search?max_rows=-1").problem(422);
    }

    @Test
    void noSuchRow() {
        library.get("/films/-1").problem(404);
    }
}
