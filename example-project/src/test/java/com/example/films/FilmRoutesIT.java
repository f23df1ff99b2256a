package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The routes under /films and /genres, when all is well. */
@LibraryTest
class FilmRoutesIT {

    private final Library library;

    FilmRoutesIT(TestClient http, TestDatabase database, LibraryService service) {
        this.library = new Library(http, database, service);
    }

    @Test
    void aNewFilmIsWhereItsLocationSays() {
        Answer created = library.post("/films", "{'title': 'Ferry', 'length': 97, 'rating': 'PG-13'}");
        long id = created.json(201).get("film_id").asLong();

        assertThat(created.header("Location")).hasValue("/films/" + id);
        assertThat(library.get("/films/" + id).json(200).get("film_id").asLong()).isEqualTo(id);
    }

    @Test
    void createFilmStoresEveryInputAndAnswersEveryColumn() {
        JsonNode film = library.post("/films", """
                {"title": "Every Column", "original_title": "Toutes les colonnes — 全部", "description": "line\\nline",
                 "rating": "NC-17", "released": "1999-12-31", "length": 101, "budget": 1234567890.10,
                 "tags": ["a,b", "\\"quoted\\"", "", "null", "{}"], "formats": ["16mm", "Blu-ray"],
                 "facts": {"reels": 6, "ratio": 1.850, "crew": [null, true]}}""").json(201);

        assertThat(film.propertyNames()).containsExactly(
                "film_id", "title", "original_title", "description", "rating", "released", "decade", "length", "budget",
                "tags", "formats", "facts", "archive_code", "created_at");
        assertThat(film.get("film_id").isInt()).isTrue();
        assertThat(film.get("original_title").asString()).isEqualTo("Toutes les colonnes — 全部");
        assertThat(film.get("description").asString()).isEqualTo("line\nline");
        assertThat(film.get("rating").asString()).isEqualTo("NC-17");
        assertThat(film.get("released").asString()).isEqualTo("1999-12-31");
        assertThat(film.get("decade").asInt()).isEqualTo(1990);
        assertThat(film.get("budget").decimalValue()).isEqualTo("1234567890.10");
        assertThat(film.get("tags")).isEqualTo(Answer.parse("""
                ["a,b", "\\"quoted\\"", "", "null", "{}"]"""));
        assertThat(film.get("formats")).isEqualTo(Answer.parse("['16mm', 'Blu-ray']"));
        assertThat(film.get("facts")).isEqualTo(Answer.parse("""
                {"crew": [null, true], "ratio": 1.850, "reels": 6}"""));
        assertThat(film.get("archive_code").asString()).hasSize(36);
        assertThat(film.get("created_at").asString()).endsWith("Z");
        assertThat(library.get("/films/" + film.get("film_id")).json(200)).isEqualTo(film);
    }

    @Test
    void createFilmLeavesAbsentColumnsToTheirDefaultsAndStoresNull() {
        JsonNode film = library.post("/films", """
                {"title": "Hardly Any Column", "length": 1, "budget": null, "formats": null}""").json(201);

        assertThat(film.get("rating").asString()).isEqualTo("PG");
        assertThat(film.get("tags")).isEmpty();
        assertThat(film.get("budget").isNull()).isTrue();
        assertThat(film.get("formats").isNull()).isTrue();
        assertThat(film.get("decade").isNull()).isTrue();
    }

    @Test
    void updateFilmChangesWhatIsGivenAndNothingElse() {
        long id = library.createFilm("Before");
        JsonNode before = library.get("/films/" + id).json(200);

        JsonNode after = library.patch("/films/" + id, """
                {"title": "After", "budget": 9.99, "rating": "R"}""").json(200);

        assertThat(after.get("title").asString()).isEqualTo("After");
        assertThat(after.get("budget").decimalValue()).isEqualTo("9.99");
        assertThat(after.get("rating").asString()).isEqualTo("R");
        for (String column : new String[] {"description", "length", "tags", "archive_code", "created_at"}) {
            assertThat(after.get(column)).as(column).isEqualTo(before.get(column));
        }

        JsonNode cleared = library.patch("/films/" + id, "{'budget': null}").json(200);
        assertThat(cleared.get("budget").isNull()).isTrue();
        assertThat(cleared.get("title").asString()).isEqualTo("After");
    }

    @Test
    void deleteFilmCountsTheRows() {
        long id = library.createFilm("Short-lived");

        assertThat(library.delete("/films/" + id).json(200)).isEqualTo(Answer.parse("{'num_rows': 1}"));
        assertThat(library.delete("/films/" + id).json(200)).isEqualTo(Answer.parse("{'num_rows': 0}"));
        library.get("/films/" + id).problem(404);
    }

    @Test
    void searchFilmsWithoutAFilterAnswersTwentyRows() {
        assertThat(library.get("/films/search").rows()).hasSize(20);
        assertThat(library.get("/films/search?max_rows=3").rows()).hasSize(3);
        assertThat(library.get("/films/search?max_rows=100000").rows()).hasSizeGreaterThan(1_000);
    }

    @Test
    void searchFilmsCombinesItsFilters() {
        var rows = library.get("/films/search?rating=PG-13&genre=Science%20fiction&tags=restored&max_rows=100").rows();

        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row.propertyNames()).containsExactly(
                    "film_id", "title", "rating", "decade", "length", "genres", "stars", "prints_in");
            assertThat(row.get("rating").asString()).isEqualTo("PG-13");
            assertThat(row.get("genres").valueStream().map(JsonNode::asString)).contains("Science fiction");
        });
        int count = rows.size();
        assertThat(library.get("/films/search?rating=PG-13&genre=Science+fiction&tags=restored&tags=night&max_rows=100")
                .rows()).hasSizeLessThan(count);
    }

    @Test
    void searchFilmsFindsATitleWhateverItsCharacters() {
        library.postAsIs("/films", """
                {"title": "100 % & more = 'Ø'?", "length": 90}""").json(201);

        assertThat(library.get("/films/search?title=100%20%25%20%26%20more%20%3D%20%27%C3%98%27%3F").rows())
                .extracting(row -> row.get("title").asString()).containsExactly("100 % & more = 'Ø'?");
        assertThat(library.get("/films/search?title=%27%3B%20DROP%20TABLE%20film%3B--").rows()).isEmpty();
    }

    @Test
    void genreStatisticsCountsTheFilmsOfEachGenre() {
        var rows = library.get("/genres/statistics?at_least=1").rows();

        assertThat(rows).hasSize(12).first().satisfies(row -> {
            assertThat(row.propertyNames())
                    .containsExactly("genre_id", "name", "films", "average_length", "total_budget", "newest");
            assertThat(row.get("films").asLong()).isEqualTo(library.count(
                    "film_genre WHERE genre_id = " + row.get("genre_id")));
        });
        assertThat(rows).extracting(row -> row.get("films").asLong()).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(library.get("/genres/statistics?at_least=9223372036854775807").rows()).isEmpty();
    }
}
