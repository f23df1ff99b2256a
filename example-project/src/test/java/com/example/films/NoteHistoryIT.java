package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Operations on notes are listed and reverted; what the service computes is part of the operation whose inputs it is from. */
@LibraryTest
class NoteHistoryIT {

    private final Library library;

    NoteHistoryIT(TestClient http, TestDatabase database, LibraryService service) {
        this.library = new Library(http, database, service);
    }

    @Test
    void aRevertRemovesTheNoteThatARequestStored() throws InterruptedException {
        long film = library.createFilm("Harbour");
        long note = library.post("/films/" + film + "/notes", "{'author': 'Kino Lumen', 'body': 'Rain, rain.'}").json(201).get("note_id").asLong();
        for (int tries = 0; waitsForAFunction(film, library.get("/films/" + film + "/notes").rows().get(0)); tries++) {
            assertThat(tries).as("tries").isLessThan(1_000);
            Thread.sleep(Duration.ofMillis(20));
        }

        JsonNode operation = library.get("/history/note/operations?limit=1").json(200).get("operations").get(0);
        long number = operation.get("operation").asLong();
        assertThat(operation.get("kind").asString()).isEqualTo("insert");
        assertThat(operation.get("route").asString()).isEqualTo("AddNote");
        JsonNode row = library.get("/history/note/operations/" + number).json(200).get("rows").get(0);
        assertThat(row.get("key").get("note_id").asLong()).isEqualTo(note);
        assertThat(row.get("after").get("summary").asString()).isEqualTo("Rain, rain.");

        JsonNode reverted = library.post("/history/note/revert", "{'operation': " + number + "}").json(200);
        assertThat(reverted.get("num_rows").asLong()).isEqualTo(1);
        assertThat(library.get("/films/" + film + "/notes").rows()).isEmpty();

        assertThat(library.post("/history/note/revert", "{'operation': " + number + "}").errors(409))
                .containsExactly("/operation changed_since");
        library.post("/history/note/revert", "{'operation': " + reverted.get("operation").asLong() + "}").json(200);
        assertThat(library.get("/films/" + film + "/notes").rows()).hasSize(1);
    }

    /** The three columns are computed in any order. */
    private boolean waitsForAFunction(long film, JsonNode note) {
        return note.get("summary").isNull() || note.get("keywords").isNull()
                || library.get("/notes/similar?text=rain&max_rows=1000").rows().stream().noneMatch(found -> found.get("film_id").asLong() == film);
    }
}
