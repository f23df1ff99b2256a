package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Notes have a summary and keywords, which the service computes after they are stored. */
@LibraryTest
class NoteRoutesIT {

    private final Library library;

    NoteRoutesIT(TestClient http, TestDatabase database, LibraryService service) {
        this.library = new Library(http, database, service);
    }

    @Test
    void haveASummaryAndKeywordsAMomentAfterTheyAreStored() throws InterruptedException {
        long film = library.createFilm("Harbour");
        library.post("/films/" + film + "/notes", "{'author': 'Kino Lumen', 'body': 'The harbour by night. Rain, the harbour again, and a"
                + " lantern in the rain.'}").json(201);

        JsonNode note = computed(film);

        assertThat(note.get("summary").asString()).isEqualTo("The harbour by night.");
        assertThat(note.get("keywords").valueStream().map(JsonNode::asString)).containsExactly("harbour", "rain", "again");
        assertThat(note.get("keywords_state").isNull()).isTrue();
    }

    @Test
    void areFoundByATextWithSimilarWords() throws InterruptedException {
        long film = library.createFilm("Lighthouse");
        library.post("/films/" + film + "/notes", "{'author': 'A', 'body': 'The gramophone in the lighthouse plays all night.'}").json(201);
        library.post("/films/" + film + "/notes", "{'author': 'B', 'body': 'Elephants, at last. The gramophone is broken.'}").json(201);
        for (int tries = 0; similar().stream().filter(note -> note.get("film_id").asLong() == film).count() < 2; tries++) {
            assertThat(tries).as("tries").isLessThan(1_000);
            Thread.sleep(Duration.ofMillis(20));
        }
        computed(film);

        JsonNode found = similar().get(0);
        assertThat(found.get("film_id").asLong()).isEqualTo(film);
        assertThat(found.get("summary").asString()).isEqualTo("The gramophone in the lighthouse plays all night.");
        assertThat(found.get("similarity").asDouble()).isBetween(0.5, 1.0);
        assertThat(library.get("/notes/similar").errors(422)).containsExactly("/text required");
        assertThat(library.get("/notes/similar?text=..").rows()).as("a text without words").isEmpty();
    }

    private List<JsonNode> similar() {
        return library.get("/notes/similar?text=gramophone+lighthouse").rows();
    }

    @Test
    void takeNoKeywordsFromRequests() {
        assertThat(library.post("/films/1/notes", "{'author': 'A', 'body': 'B', 'keywords': []}").errors(422))
                .containsExactly("/keywords unknown_field");
    }

    @Test
    void thatWereImportedWithoutThemGetThemByABackfill() throws InterruptedException, SQLException {
        long film = library.createFilm("Import");
        try (Connection connection = Library.source(library.jdbcUrl()).getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL trestle.computed = 'later'");
                statement.execute("INSERT INTO note (film_id, author, body) VALUES (" + film + ", 'A', 'A lantern. Rain.')");
            }
            connection.commit();
        }
        assertThat(library.get("/films/" + film + "/notes").rows().get(0).get("keywords_state").isNull()).isTrue();

        for (String column : List.of("note.summary", "note.keywords", "note.embedding")) {
            library.post("/computed/" + column + "/backfill", "{'rate': '100/s'}").json(202);
        }

        assertThat(computed(film).get("summary").asString()).isEqualTo("A lantern.");
    }

    private JsonNode computed(long film) throws InterruptedException {
        for (int tries = 0; tries < 1_000; tries++) {
            JsonNode note = library.get("/films/" + film + "/notes").rows().get(0);
            if (!note.get("keywords").isNull() && !note.get("summary").isNull()) {
                return note;
            }
            Thread.sleep(Duration.ofMillis(20));
        }
        throw new AssertionError("The note has no keywords.");
    }
}
