package dev.trestle.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.films.FilmsApi;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tests get: by their constructor, by methods, in nested classes. */
@TrestleTest(value = FilmService.class, migrations = {})
class InjectedTest {

    private final TestClient http;
    private final TestDatabase database;

    InjectedTest(TestClient http, TestDatabase database) {
        this.http = http;
        this.database = database;
    }

    @BeforeAll
    static void aStudio(TestDatabase database) {
        assertThat(database.sql("INSERT INTO studio VALUES (?, ?)", 2, "Of this class")).isOne();
    }

    @Test
    void theServiceRunsOnTheDatabase() {
        TestAnswer answer = http.post("/films", """
                {"title": "Dune", "length": 155, "studio_id": 2}""").expect(201);

        assertThat(database.one("SELECT film_id FROM film WHERE title = ?", Long.class, "Dune")).isEqualTo(answer.number("/film_id"));
        assertThat(answer.text("/title")).isEqualTo("Dune");
        assertThat(http.post("/films", "{\"title\": \"\"}").expect(422).errors()).containsExactly("/length required");
    }

    @Test
    void theApiRunsWithoutHttp(FilmsApi api) {
        assertThat(api.searchFilms).isNotNull();
        assertThat(http.address()).hasScheme("http").hasHost("127.0.0.1");
        assertThat(http.get("/observe/health/ready").expect(200).text("/status")).isEqualTo("UP");
    }

    @Test
    void statementsAndFiles() {
        database.load("two-films.sql");

        assertThat(database.count("film WHERE studio_id = ?", 7)).isEqualTo(2);
        assertThat(database.list("SELECT name FROM studio WHERE studio_id < 3 ORDER BY studio_id", String.class))
                .containsExactly("In each test", "Of this class");
        assertThat(database.one("SELECT make_interval(hours => 2)::text || current_setting('TimeZone')", String.class))
                .as("as in the service").isEqualTo("PT2HUTC");
        assertThatThrownBy(() -> database.load("broken.sql")).isInstanceOf(TestSqlException.class)
                .hasMessageStartingWith("broken.sql:9: ERROR: column \"nam\"");
        assertThat(database.count("studio WHERE name = 'a; b'")).as("the statements before").isOne();
        assertThatThrownBy(() -> database.load("none.sql")).isInstanceOf(TestSqlException.class)
                .hasMessage("no file 'none.sql' beside dev.trestle.test.InjectedTest on the class path");
        assertThatThrownBy(() -> database.sql("INSERT INTO studio VALUES (1, 'again')"))
                .isInstanceOfSatisfying(TestSqlException.class, e -> assertThat(e.sqlState()).isEqualTo("23505"));
        assertThatThrownBy(() -> database.one("SELECT name FROM studio WHERE studio_id = 99", String.class))
                .hasMessageStartingWith("0 rows instead of one");
    }

    @Test
    void answersThatAreNotAsExpected() {
        TestAnswer answer = http.get("/nothing").expect(404);

        assertThatThrownBy(() -> answer.expect(200)).isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected status 200 but got 404: {");
        assertThatThrownBy(() -> answer.number("/title")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> answer.at("/none")).hasMessageStartingWith("nothing at /none");
    }

    @Test
    void theEndDoesNotWaitForARequestThatIsLeft() throws InterruptedException {
        RunningService service = RunningService.start(new FilmService(), database);
        CompletableFuture<TestAnswer> left =
                CompletableFuture.supplyAsync(() -> service.client().post("/films", "{\"title\": \"slow\", \"length\": 1}"));
        while (database.count("pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()") == 0) {
            Thread.sleep(10);
        }

        service.close();

        assertThatThrownBy(left::join).hasRootCauseInstanceOf(IOException.class);
        assertThat(service.folder().path()).doesNotExist();
    }

    /** The values of a parameterized test may have a type that the service has, too. */
    @ParameterizedTest
    @ValueSource(strings = "https://example.com/")
    void valuesOfAParameterizedTest(URI value, TestDatabase same) {
        assertThat(value).hasHost("example.com");
        assertThat(same).isSameAs(database);
    }

    /** Shares the database of the class around it. */
    @Nested
    class Inside {

        @Test
        void hasTheSameDatabase(TestDatabase same) {
            assertThat(same.jdbcUrl()).isEqualTo(database.jdbcUrl());
            assertThat(database.list("SELECT name FROM studio WHERE studio_id = 2", String.class)).isEqualTo(List.of("Of this class"));
        }
    }
}
