package dev.trestle.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Generated routes of tables with history, and the paths below /history, over HTTP. */
@ExtendWith(Postgres.class)
class RoutesTest {

    private static Postgres.Database library(Postgres.Database database) {
        Postgres.Database other = database.another();
        other.execute(Service.resource("/schema.sql"));
        return other;
    }

    @Test
    void listsOperationsAndRevertsOne(Postgres.Database any) {
        Postgres.Database database = library(any);
        database.execute(Service.MIGRATION);
        try (Service service = Service.start(database, Map.of())) {
            assertThat(service.send("GET", "/observe/health/ready", "")).startsWith("200");
            assertThat(service.send("POST", "/films", "{\"title\": \"Alien\", \"body\": {\"a\": 1}, \"length\": 117}")).startsWith("201");
            assertThat(service.send("POST", "/films", "{\"title\": \"Brazil\"}")).startsWith("201");
            Instant before = Instant.now();
            assertThat(service.send("PATCH", "/films/1", "{\"title\": \"Aliens\", \"body\": null}")).startsWith("200");

            String list = service.send("GET", "/history/film/operations?limit=2", "");
            assertThat(list).startsWith("200 {\"operations\":[{\"operation\":3,\"at\":\"")
                    .contains("\"kind\":\"update\",\"num_rows\":1,\"route\":\"ChangeFilm\",\"actor\":\"postgres\",\"reverts\":null")
                    .contains("{\"operation\":2,").doesNotContain("{\"operation\":1,");
            assertThat(service.send("GET", "/history/film/operations?before=2", "")).contains("\"route\":\"CreateFilm\"")
                    .doesNotContain("\"operation\":2");
            assertThat(service.send("GET", "/history/film/operations/3", "")).isEqualTo("200 {\"rows\":[{\"key\":{\"film_id\": 1},"
                    + "\"before\":{\"body\": {\"a\": 1}, \"code\": null, \"price\": null, \"title\": \"Alien\", \"length\": 117, \"doubled\": 234,"
                    + " \"film_id\": 1, \"studio_id\": null},"
                    + "\"after\":{\"body\": null, \"code\": null, \"price\": null, \"title\": \"Aliens\", \"length\": 117, \"doubled\": 234,"
                    + " \"film_id\": 1, \"studio_id\": null}}]}");
            assertThat(service.send("GET", "/films/past?at=" + before, "")).contains("Alien\"").doesNotContain("Aliens");
            assertThat(service.send("GET", "/films/past?at=" + Instant.now(), "")).contains("Aliens");

            assertThat(service.send("POST", "/history/film/revert", "{\"operation\": 1}")).startsWith("409 ")
                    .contains("\"code\":\"changed_since\"", "later operations have changed the row {\\\"film_id\\\": 1}");
            assertThat(service.send("POST", "/history/film/revert", "{\"operation\": 3}"))
                    .isEqualTo("200 {\"operation\":4,\"num_rows\":1}");
            assertThat(service.send("GET", "/films/past?at=" + Instant.now(), "")).contains("Alien\"");
            assertThat(service.send("GET", "/history/film/operations", "")).contains("\"reverts\":3,\"reverted_by\":null", "\"reverted_by\":4");
            assertThat(service.history().revert("film", 4)).isEqualTo(new Reverted(5L, 1));
        }
    }

    @Test
    void answersBadRequestsAndConstraintsWithProblems(Postgres.Database any) {
        Postgres.Database database = library(any);
        database.execute(Service.MIGRATION);
        try (Service service = Service.start(database, Map.of())) {
            service.send("POST", "/films", "{\"title\": \"Alien\"}");
            database.execute("INSERT INTO print VALUES (1, 1, 'A')");
            assertThat(service.send("POST", "/history/film/revert", "{\"operation\": 1}")).startsWith("409 ").contains("print_film_id_fkey");
            assertThat(service.send("POST", "/history/film/revert", "{\"operation\": 77}")).startsWith("404 ");
            assertThat(service.send("POST", "/history/film/revert", "{\"operation\": 2}")).as("of another table").startsWith("404 ");
            assertThat(service.send("POST", "/history/film/revert", "{\"force\": true}")).startsWith("422 ").contains("/force", "/operation");
            assertThat(service.send("POST", "/history/studio/revert", "{\"operation\": 1}")).startsWith("404 ");
            assertThat(service.send("GET", "/history/film/operations/x", "")).startsWith("404 ");
            assertThat(service.send("GET", "/history/film/operations/9", "")).startsWith("404 ");
            assertThat(service.send("GET", "/history/film/operations?before=x", "")).startsWith("422 ");
            assertThat(service.send("GET", "/history/film/operations?limit=0", "")).startsWith("422 ").contains("/limit");
            assertThat(service.send("GET", "/history/film/operations?limit=1001", "")).startsWith("422 ").contains("/limit");
            assertThat(service.send("GET", "/history/film/operations/1?before=3", "")).startsWith("422 ").contains("/before");
            assertThat(service.send("GET", "/history/film/operations/1?offset=-1", "")).startsWith("422 ").contains("/offset");
            assertThat(service.send("POST", "/history/print/revert", "{\"operation\": 2}")).startsWith("200 ");
            database.execute("INSERT INTO studio VALUES (1, 'Brandywine'); UPDATE film SET studio_id = 1");
            database.execute("UPDATE film SET studio_id = NULL; DELETE FROM studio");
            assertThat(service.send("POST", "/history/film/revert", "{\"operation\": 5}")).startsWith("422 ")
                    .contains("refers to a row that does not exist", "film_studio_id_fkey");
            assertThatThrownBy(() -> service.history().revert("studio", 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> service.history().revert("film", 77)).isInstanceOf(HttpProblem.class);
        }
        try (Service service = Service.start(database, Map.of("history.http", "false"))) {
            assertThat(service.send("GET", "/history/film/operations", "")).startsWith("404 ");
        }
    }

    @Test
    void isNotReadyWithoutItsTriggers(Postgres.Database any) {
        Postgres.Database database = library(any);
        try (Service service = Service.start(database, Map.of())) {
            assertThat(service.send("GET", "/observe/health/ready", "")).startsWith("503");
            database.execute(Service.MIGRATION);
            Waiting.until(() -> service.send("GET", "/observe/health/ready", "").startsWith("200"));
        }
        database.execute("ALTER TABLE film ADD rating text");
        try (Service service = Service.start(database, Map.of())) {
            assertThat(service.send("GET", "/observe/health/ready", "")).startsWith("503")
                    .contains("the history of public.film does not have the columns rating: run R__trestle_history.sql");
        }
    }

    /** Of which the check asks the catalog alone. */
    @Test
    void isReadyWithoutPrivilegesForTheHistory(Postgres.Database any) {
        Postgres.Database database = library(any);
        database.execute(Service.MIGRATION);
        database.execute("CREATE ROLE history_reader LOGIN");
        try (Service service = Service.start(database, Map.of("database.username", "history_reader"))) {
            assertThat(service.send("GET", "/observe/health/ready", "")).startsWith("200");
        }
    }

    @Test
    void deletesRowsThatAreOlderThanTheyAreKept(Postgres.Database any) {
        Postgres.Database database = library(any);
        database.execute(Service.MIGRATION);
        database.execute("INSERT INTO film (title) SELECT 'old' FROM generate_series(1, 100)");
        database.execute("UPDATE film SET title = 'new'");
        try (Service service = Service.start(database, Map.of("history.keep", "1 s", "history.forget-interval", "PT0.1S"))) {
            Waiting.until(() -> service.send("GET", "/history/film/operations", "").equals("200 {\"operations\":[]}"));
            assertThat(service.send("GET", "/films/past?at=" + Instant.now(), "")).contains("new");
        }
    }
}
