package dev.trestle.variants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.testing.Cable;
import dev.trestle.testing.Logged;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** An operator changes the choice, and the table may be missing, locked or odd. Alone, as other tests log as well. */
@ExtendWith(Postgres.class)
@Isolated
class OperateTest {

    private Postgres.Database database;

    @BeforeEach
    void newDatabase(Postgres.Database template) {
        database = template.another();
        database.execute("CREATE TABLE film (film_id integer PRIMARY KEY, title text NOT NULL, year integer)");
        database.execute(Service.FILMS);
    }

    private void awaitPercentage(Service service, double percentage) {
        Waiting.until(() -> service.percentage() == percentage);
    }

    private String weights(String name) {
        return database.query("SELECT string_agg(variant || ' ' || trim_scale(weight), ', ' ORDER BY variant) FROM trestle.switch WHERE name = '"
                + name + "'");
    }

    @Test
    void sqlChangesThePercentage() {
        try (Service service = Service.start(database)) {
            assertThat(weights("Search")).isEqualTo("SearchV1 90, SearchV2 10");
            database.execute("SELECT trestle.switch_to('Search', 'SearchV2', 25)");
            assertThat(weights("Search")).isEqualTo("SearchV1 75, SearchV2 25");
            awaitPercentage(service, 25);
            database.execute("UPDATE trestle.switch SET weight = CASE variant WHEN 'SearchV2' THEN 3 ELSE 1 END WHERE name = 'Search'");
            awaitPercentage(service, 75);
            // The others share the rest as before, or equally.
            database.execute("SELECT trestle.switch_to('SwitchNewestV1', 'NewestV1', 50)");
            assertThat(weights("SwitchNewestV1")).isEqualTo("NewestV1 50, NewestV2 25, NewestV3 25");
            database.execute("SELECT trestle.switch_to('SwitchNewestV1', 'NewestV1', 100), trestle.switch_to('SwitchNewestV1', 'NewestV1', 60)");
            assertThat(weights("SwitchNewestV1")).isEqualTo("NewestV1 60, NewestV2 20, NewestV3 20");
            assertThatThrownBy(() -> database.execute("SELECT trestle.switch_to('Search', 'SearchV3', 10)"))
                    .hasStackTraceContaining("The switch Search has no variant SearchV3")
                    .hasStackTraceContaining("Its variants are SearchV1, SearchV2.");
            assertThatThrownBy(() -> database.execute("SELECT trestle.switch_to('search', 'SearchV2', 10)"))
                    .hasStackTraceContaining("There is no switch search");
            assertThatThrownBy(() -> database.execute("SELECT trestle.switch_to('Search', 'SearchV2', 101)"))
                    .hasStackTraceContaining("The percentage has to be from 0 to 100, not 101");
            assertThatThrownBy(() -> database.execute("SELECT trestle.switch_to('Search', 'SearchV2', NULL)"))
                    .hasStackTraceContaining("The percentage has to be from 0 to 100, not null");
        }
    }

    @Test
    void pathsShowAndChangeThePercentage() {
        try (Service service = Service.start(database); Service other = Service.start(database)) {
            assertThat(service.get("/switches").body()).contains("{\"name\":\"Search\",\"sticky_header\":\"X-User\",\"variants\":[{\"name\":\"SearchV1\","
                    + "\"percentage\":90,\"changed_at\":\"20", "{\"name\":\"Film\",\"sticky_header\":null", "],\"read_at\":\"20");
            HttpResponse<String> changed = service.send("PUT", "/switches/Search", "{\"variant\": \"SearchV2\", \"percentage\": 99.5}");
            assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
            assertThat(changed.body()).contains("\"percentage\":0.5,", "\"percentage\":99.5,");
            // This server follows at once.
            assertThat(service.percentage()).isEqualTo(99.5);
            awaitPercentage(other, 99.5);
            assertThat(service.send("PUT", "/switches/Nothing", "{\"variant\": \"SearchV2\", \"percentage\": 1}").statusCode()).isEqualTo(404);
            HttpResponse<String> wrong = service.send("PUT", "/switches/Search", "{\"variant\": \"SearchV3\", \"percentage\": -1, \"x\": 1}");
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).contains("has to be one of SearchV1, SearchV2", "has to be from 0 to 100", "/x");
            assertThat(service.send("PUT", "/switches/Search", "{\"variant\": \"SearchV1\"}").body()).contains("/percentage");
            assertThatThrownBy(() -> service.variants().switchTo("Search", "SearchV3", BigDecimal.ONE))
                    .hasMessage("There is no switch Search with a variant SearchV3");
        }
        try (Service service = Service.start(database.url(), Map.of("variants.http", "false"))) {
            assertThat(service.get("/switches").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aStartKeepsTheChoiceAndAddsWhatIsNew() {
        try (Service service = Service.start(database)) {
            database.execute("SELECT trestle.switch_to('Search', 'SearchV2', 70)");
            awaitPercentage(service, 70);
        }
        database.execute("DELETE FROM trestle.switch WHERE variant = 'NewestV2'");
        try (Service service = Service.start(database)) {
            assertThat(service.percentage()).isEqualTo(70);
            // A variant that is added to a known switch does not answer before it is chosen.
            assertThat(weights("SwitchNewestV1")).isEqualTo("NewestV1 0, NewestV2 0, NewestV3 50");
        }
    }

    @Test
    void variantsOfOtherVersionsAreIgnoredAndLoggedOnce() {
        try (Service service = Service.start(database); Logged log = new Logged(SwitchReader.class.getName())) {
            database.execute("INSERT INTO trestle.switch VALUES ('Search', 'SearchV9', 900, now(), now() - interval '11 minutes'),"
                    + " ('Gone', 'GoneV1', 1, now(), now())");
            database.execute("UPDATE trestle.switch SET weight = 20 WHERE variant = 'SearchV2'; UPDATE trestle.switch SET weight = 60"
                    + " WHERE variant = 'SearchV1'");
            awaitPercentage(service, 25);
            database.execute("UPDATE trestle.switch SET weight = 0 WHERE variant IN ('SearchV1', 'SearchV2')");
            Waiting.until(() -> log.messages().size() == 2);
            assertThat(service.percentage()).isEqualTo(25);
            // The rest is for a variant that a server has.
            database.execute("SELECT trestle.switch_to('Search', 'SearchV2', 1)");
            awaitPercentage(service, 1);
            assertThat(weights("Search")).isEqualTo("SearchV1 99, SearchV2 1, SearchV9 0");
            assertThatThrownBy(() -> database.execute("SELECT trestle.switch_to('Search', 'SearchV9', 1)"))
                    .hasStackTraceContaining("No running server has the variant SearchV9 of Search")
                    .hasStackTraceContaining("Variants in use are SearchV1, SearchV2.");
            // A variant of another version that is running: SQL shares with it, and this server does not.
            // In one transaction: the server would warn of what it reads in between.
            database.execute("UPDATE trestle.switch SET seen_at = now(), weight = CASE variant WHEN 'SearchV9' THEN 90 ELSE 0 END WHERE name = 'Search';"
                    + " SELECT trestle.switch_to('Search', 'SearchV2', 50)");
            assertThat(weights("Search")).isEqualTo("SearchV1 0, SearchV2 50, SearchV9 50");
            assertThat(service.send("PUT", "/switches/Search", "{\"variant\": \"SearchV2\", \"percentage\": 1}").body())
                    .contains("\"percentage\":99,", "\"percentage\":1,");
            assertThat(weights("Search")).isEqualTo("SearchV1 99, SearchV2 1, SearchV9 0");
            assertThat(log.messages()).containsExactly(
                    "trestle.switch has the variant SearchV9 of Search, which this version of the service does not have; it is ignored",
                    "trestle.switch has a weight for no variant of Search in this version of the service; the last known choice holds");
        }
    }

    /** The choice of before is entered again, and not the percentages of the routes file. */
    @Test
    void rowsThatAreDeletedComeBackWithTheLastChoice() {
        try (Service service = Service.start(database)) {
            database.execute("SELECT trestle.switch_to('Search', 'SearchV2', 70)");
            awaitPercentage(service, 70);
            database.execute("UPDATE trestle.switch SET seen_at = now() - interval '1 hour'; DELETE FROM trestle.switch WHERE name = 'Search'");
            Waiting.until(() -> "SearchV1 30, SearchV2 70".equals(weights("Search")));
            assertThat(service.percentage()).isEqualTo(70);
        }
        // A start says that its variants are in use.
        try (Service service = Service.start(database)) {
            assertThat(service.percentage()).isEqualTo(70);
            assertThat(database.query("SELECT count(*) FROM trestle.switch WHERE seen_at < now() - interval '1 minute'")).isEqualTo("0");
        }
    }

    /** A server that has not read the choice is not ready. */
    @Test
    void aLockedTableDelaysTheStart() throws Exception {
        try (Service first = Service.start(database)) {
            assertThat(first.percentage()).isEqualTo(10);
        }
        database.execute("UPDATE trestle.switch SET weight = 100 - weight");
        try (Connection connection = DriverManager.getConnection(database.url()); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE trestle.switch");
            try (Service service = Service.start(database.url(), Map.of())) {
                assertThat(service.variants().hasBegun()).isFalse();
                assertThat(service.get("/observe/health/ready").statusCode()).isEqualTo(503);
                connection.rollback();
                Waiting.until(() -> service.variants().hasBegun());
                assertThat(service.percentage()).isEqualTo(90);
            }
        }
    }

    /** No request waits for the table. */
    @Test
    void aLockedOrMissingTableKeepsTheLastChoice() throws Exception {
        try (Service service = Service.start(database); Logged log = new Logged(SwitchReader.class.getName())) {
            database.execute("SELECT trestle.switch_to('Search', 'SearchV2', 100)");
            awaitPercentage(service, 100);
            try (Connection connection = DriverManager.getConnection(database.url());
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("UPDATE trestle.switch SET weight = 0 WHERE variant = 'SearchV2'; LOCK TABLE trestle.switch");
                for (int i = 0; i < 100; i++) {
                    assertThat(Service.variant(service.get("/search?text=alien"))).isEqualTo("SearchV2");
                }
                connection.rollback();
            }
            database.execute("ALTER TABLE trestle.switch RENAME TO other");
            Waiting.until(() -> !log.messages().isEmpty());
            assertThat(Service.variant(service.get("/search?text=alien"))).isEqualTo("SearchV2");
            database.execute("ALTER TABLE trestle.other RENAME TO switch");
            Waiting.until(() -> log.messages().size() > 1);
            assertThat(log.messages()).hasSize(2).satisfies(messages -> {
                assertThat(messages.get(0)).startsWith("The choice of variants cannot be read, and the last known choice holds: ");
                assertThat(messages.get(1)).isEqualTo("The choice of variants is read again");
            });
        }
    }

    @Test
    void withoutADatabaseTheLastChoiceHoldsAndALaterStartFollows() throws IOException {
        try (Cable cable = new Cable(database.port())) {
            cable.cut();
            try (Service service = Service.start(database.url(cable.port()), Map.of("database.connection-timeout", "PT0.5S"))) {
                assertThat(service.get("/observe/health/ready").statusCode()).isEqualTo(503);
                assertThat(service.percentage()).isEqualTo(10);
                assertThat(service.send("PUT", "/switches/Search", "{\"variant\": \"SearchV2\", \"percentage\": 1}").statusCode()).isEqualTo(503);
                cable.mend();
                Waiting.until(() -> service.variants().hasBegun());
                database.execute("SELECT trestle.switch_to('Search', 'SearchV2', 100)");
                awaitPercentage(service, 100);
                cable.cut();
                HttpResponse<String> answer = service.get("/search?text=alien");
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(Service.variant(answer)).isEqualTo("SearchV2");
                cable.mend();
                database.execute("SELECT trestle.switch_to('Search', 'SearchV2', 0)");
                awaitPercentage(service, 0);
                Waiting.until(() -> service.get("/search?text=alien").statusCode() == 200);
            }
        }
    }
}
