package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The route that a hook answers. */
@LibraryTest
class ProgrammeIT {

    private final Library library;

    ProgrammeIT(TestClient http, TestDatabase database, LibraryService service) {
        this.library = new Library(http, database, service);
    }

    private long create(String fields) {
        return library.post("/films", "{'length': 97, 'rating': 'PG-13', " + fields + "}").json(201)
                .get("film_id").asLong();
    }

    @Test
    void answersWithWhatTheHookMakesOfTheRow() {
        long film = create("'title': 'Night Ferry', 'original_title': 'Nattfærgen', 'released': '1961-04-02'");

        JsonNode entry = library.get("/films/programme?film_id=" + film).json(200);

        assertThat(entry).isEqualTo(Answer.parse("{'headline': 'Night Ferry / Nattfærgen (1961, PG-13)',"
                + " 'running_time': '1 h 37 min', 'blurb': null, 'poster': null}"));
    }

    @Test
    void aProblemOfTheHookGoesOutAsItIs() {
        long film = create("'title': 'Never Shown'");

        assertThat(library.get("/films/programme?film_id=" + film).problem(409).get("detail").asString())
                .isEqualTo("The film has no release date yet, so it is in no programme");
    }

    @Test
    void withoutARowTheHookIsNotCalled() {
        library.get("/films/programme?film_id=2147483647").problem(404);
    }
}
