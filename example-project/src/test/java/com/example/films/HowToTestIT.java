package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.films.api.FilmProgramme;
import com.example.films.api.FilmsApi;
import com.example.films.api.ProgrammeEntry;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.test.Rollback;
import dev.trestle.test.TestAnswer;
import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import dev.trestle.test.rows.Row;
import dev.trestle.test.rows.Rows;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tests of the page "Test your service". */
@LibraryTest
class HowToTestIT {

    private final TestClient http;
    private final TestDatabase database;
    private final Rows rows;

    HowToTestIT(TestClient http, TestDatabase database, Rows rows) {
        this.http = http;
        this.database = database;
        this.rows = rows;
    }

    @Test
    void storesAFilm() {
        TestAnswer film = http.post("/films", """
                {"title": "Night Ferry", "length": 97}""").expect(201);

        assertThat(film.text("/rating")).isEqualTo("PG");
        assertThat(database.count("film WHERE film_id = ?", film.number("/film_id"))).isOne();
        http.get("/films/" + film.number("/film_id")).expect(200);
    }

    @Test
    void theProgrammeHasTheOriginalTitle(FilmsApi api) {
        Row film = rows.of("film").with("title", "Night Ferry").with("original_title", "Nattfærgen")
                .with("released", "1961-04-02").with("length", 97).insert();

        ProgrammeEntry entry = api.filmProgramme.run(new FilmProgramme.Request(film.integer("film_id")));

        assertThat(entry.headline()).isEqualTo("Night Ferry / Nattfærgen (1961, PG)");
        assertThat(entry.runningTime()).isEqualTo("1 h 37 min");
    }

    @Test
    void aFilmWithoutDateIsInNoProgramme(FilmsApi api) {
        Row film = rows.of("film").with("released", null).insert();

        assertThatThrownBy(() -> api.filmProgramme.run(new FilmProgramme.Request(film.integer("film_id"))))
                .isInstanceOf(HttpProblem.class);
    }

    @Test
    void checkConstraint() {
        TestAnswer refused = http.post("/films", """
                {"title": "Endless", "length": 901}""").expect(422);

        assertThat(refused.errors()).containsExactly("/length check_violation");
    }

    @Test
    void uniqueConstraint() {
        Row print = rows.insert("print");

        TestAnswer refused = http.post("/prints", """
                {"film_id": %d, "format": "DCP", "barcode": "%s"}"""
                .formatted(print.integer("film_id"), print.text("barcode"))).expect(409);

        assertThat(refused.errors()).containsExactly("/barcode unique_violation");
    }

    @Test
    void foreignKey() {
        TestAnswer refused = http.post("/prints", """
                {"film_id": 0, "format": "DCP", "barcode": "AA000001"}""").expect(422);

        assertThat(refused.errors()).containsExactly("/film_id foreign_key_violation");
    }

    @Test
    @Rollback
    void aPrintThatIsOutIsNotLentAgain() {
        Row print = rows.insert("print");
        rows.of("loan").of(print).with("returned_at", null).insert();
        Row cinema = rows.insert("cinema");

        http.post("/loans", """
                {"print_id": %d, "cinema_id": %d, "due_at": "2999-01-01T00:00:00Z"}"""
                .formatted(print.integer("print_id"), cinema.integer("cinema_id"))).expect(409);
    }

    @Test
    void someRowsOfEveryTable() {
        List<String> tables = database.list("""
                SELECT c.oid::regclass::text FROM pg_class c
                WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname NOT LIKE 'flyway%'""", String.class);

        assertThat(tables).hasSizeGreaterThan(9).allSatisfy(table -> assertThat(rows.insert(table, 5)).hasSize(5));
    }
}
