package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Query strings that do not fit. */
@ExtendWith(RunningLibrary.class)
class QueryStringIT {

    private final Library library;

    QueryStringIT(Library library) {
        this.library = library;
    }

    @ParameterizedTest
    @CsvSource({
        "/films/by_id, /film_id",
        "/films/by_id?film_id=, /film_id",
        "/films/by_id?film_id=one, /film_id",
        "/films/by_id?film_id=2147483648, /film_id",
        "/films/by_id?film_id=1&film_id=2, /film_id",
        "/films/search?rating=X, /rating",
        "/films/search?decade=1990.0, /decade",
        "/films/search?colour=red, /colour",
        "/films/search?title=%00, /title",
        "/loans/overdue?by=today&max_rows=1, /by",
        "/loans/overdue?by=2026-01-01T00:00:00Z&max_rows=1&trusted=1x, /trusted"
    })
    void pointsAtTheParameter(String path, String pointer) {
        assertThat(library.get(path).pointers(422)).containsExactly(pointer);
    }

    @Test
    void allMistakesAreNamed() {
        assertThat(library.get("/films/search?rating=X&decade=Y&max_rows=Z").pointers(422))
                .containsExactlyInAnyOrder("/rating", "/decade", "/max_rows");
    }

    @Test
    void aValueThatOnlyPostgresqlCanJudgeIsTheCallersMistakeToo() {
        library.get("/films/search?max_rows=-1").problem(422);
    }

    @Test
    void noSuchRow() {
        library.get("/films/by_id?film_id=-1").problem(404);
    }
}
