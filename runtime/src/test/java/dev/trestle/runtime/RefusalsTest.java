package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the database refuses, and what it means to the client. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsTest {

    private final Postgres.Database database;
    private final Service service;

    RefusalsTest(Postgres.Database database) {
        this.database = database;
        this.service = Service.start(Map.of(
                "trestle.database.url", database.url(),
                "trestle.database.statement-timeout", "PT0.5S"), FilmRoutes::new);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private Service.Answer post(String path, String body) {
        return service.post(path, body.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource({
        "raise, 422, raised", "null, 422, /length not_null_violation", "divide, 422, invalid_value",
        "overlap, 409, exclusion_violation", "view, 422, check_violation", "'', 422, /title check_violation",
    })
    void refusedWithAReason(String title, int status, String error) {
        assertThat(post("/films", "{'title': '" + title + "', 'length': 1}").errors(status)).containsExactly(error);
    }

    @ParameterizedTest
    @CsvSource({
        "skip, 409, ''", "serialize, 503, 1", "deadlock, 503, 1", "full, 503, 5", "slow, 504, ''", "forbidden, 403, ''",
        "assert, 500, ''",
    })
    void refusedWithoutADetail(String title, int status, String retryAfter) {
        Service.Answer answer = post("/films", "{'title': '" + title + "', 'length': 1}");

        answer.problem(status);
        assertThat(answer.header("Retry-After")).isEqualTo(retryAfter);
        assertThat(database.query("SELECT count(*) FROM film WHERE title = '" + title + "'")).isEqualTo("0");
    }

    @Test
    void constraintsAreNamed() {
        post("/films", "{'title': 'Twice', 'length': 1}").json(201);

        JsonNode unique = post("/films", "{'title': 'Twice', 'length': 1}").problem(409);
        assertThat(unique.toString()).contains("film_title_unique", "unique_violation", "/title").doesNotContain("Twice");
        assertThat(post("/films", "{'title': '', 'length': 1}").problem(422).toString())
                .contains("film_title_not_blank");
        assertThat(post("/films", "{'title': 'raise', 'length': 1}").problem(422).toString())
                .contains("Films of this name are not shown");
    }

    @Test
    void bothEndsOfAForeignKey() {
        database.execute("INSERT INTO studio VALUES (1, 'One')");
        int film = post("/films", "{'title': 'Child', 'length': 1, 'studio_id': 1}").json(201).get("film_id").asInt();

        assertThat(post("/films", "{'title': 'Orphan', 'length': 1, 'studio_id': 2}").errors(422))
                .containsExactly("/studio_id foreign_key_violation");
        assertThat(post("/films/update", "{'film_id': %d, 'studio_id': 2}".formatted(film)).errors(422))
                .containsExactly("/studio_id foreign_key_violation");
        assertThat(post("/studios/delete", "{'studio_id': 1}").errors(409)).containsExactly("foreign_key_violation");
        database.execute("ALTER TABLE film DROP CONSTRAINT film_studio_fkey, ADD CONSTRAINT film_studio_fkey"
                + " FOREIGN KEY (studio_id) REFERENCES studio ON DELETE RESTRICT");
        assertThat(post("/studios/delete", "{'studio_id': 1}").problem(409).toString()).contains("film_studio_fkey");
    }

    @Test
    void valuesThatOnlyPostgresqlJudges() {
        assertThat(post("/films", "{'title': 'Huge', 'length': 1, 'extra': {'a': '\\ud800'}}").errors(422))
                .containsExactly("/extra invalid_value");
        assertThat(service.get("/sleep?id=-1").json(200).get("num_rows").asInt()).isEqualTo(-1);
    }

    @Test
    void statementThatTakesTooLong() {
        service.get("/sleep?id=30").problem(504);
        assertThat(service.get("/sleep?id=0").json(200).get("num_rows").asInt()).isZero();
    }
}
