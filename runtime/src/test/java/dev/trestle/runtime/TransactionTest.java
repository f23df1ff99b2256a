package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several statements that take effect together. */
@ExtendWith(Postgres.class)
class TransactionTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String STUDIO = "INSERT INTO studio VALUES (?, ?) RETURNING studio_id";

    private final Postgres.Database postgres;
    private final Trestle trestle;

    TransactionTest(Postgres.Database postgres) {
        this.postgres = postgres;
        this.trestle = Trestle.create(Config.just(ConfigSources.create(
                Map.of("database.url", postgres.url(), "database.pool-size", "1"))));
    }

    @BeforeEach
    void empty() {
        postgres.execute("DELETE FROM studio");
    }

    @AfterEach
    void close() {
        trestle.close();
    }

    private static int insert(Database database, int id) {
        return database.insert(STUDIO, binds -> {
            binds.int4(id);
            binds.text("Studio " + id);
        }, row -> row.int4(1));
    }

    private String stored() {
        return postgres.query("SELECT coalesce(string_agg(studio_id::text, ',' ORDER BY studio_id), '') FROM studio");
    }

    @Test
    void takesEffectAsAWhole() {
        int sum = trestle.database().transaction(MINUTE, database -> {
            int first = insert(database, 1);
            assertThat(stored()).isEmpty();
            return first + insert(database, 2);
        });
        assertThat(sum).isEqualTo(3);
        assertThat(stored()).isEqualTo("1,2");
    }

    @Test
    void isUndoneWhenTheWorkThrows() {
        assertThatThrownBy(() -> trestle.database().transaction(MINUTE, database -> {
            insert(database, 1);
            throw new IllegalStateException("no more");
        })).hasMessage("no more");
        assertThatThrownBy(() -> trestle.database().transaction(MINUTE, database -> {
            insert(database, 1);
            return insert(database, 1);
        })).isInstanceOfSatisfying(HttpProblem.class, e -> assertThat(e.status().code()).isEqualTo(409));
        assertThat(stored()).isEmpty();
        // The one connection of the pool is as it was: in autocommit, and with the configured time for a statement.
        insert(trestle.database(), 3);
        assertThat(stored()).isEqualTo("3");
        assertThat(trestle.database().<String>one("SHOW statement_timeout", binds -> {}, row -> row.text(1)))
                .isEqualTo("30s");
    }

    @Test
    void partsAreUndoneOnTheirOwn() {
        String two = "INSERT INTO studio SELECT n, 'Studio' FROM generate_series(10, 11) n RETURNING studio_id";
        trestle.database().transaction(MINUTE, database -> {
            insert(database, 1);
            assertThatThrownBy(() -> database.atomic().<Integer>one(two, binds -> {}, row -> row.int4(1)))
                    .isInstanceOf(HttpProblem.class);
            assertThatThrownBy(() -> database.transaction(MINUTE, inner -> insert(inner, 1)))
                    .isInstanceOf(HttpProblem.class);
            return database.transaction(MINUTE, inner -> insert(inner, 2));
        });
        assertThat(stored()).isEqualTo("1,2");
    }

    @Test
    void hasATimeOfItsOwn() {
        assertThatThrownBy(() -> trestle.database().transaction(Duration.ofMillis(200), database ->
                        database.list("SELECT pg_sleep(60)", binds -> {}, row -> "slept")))
                .isInstanceOfSatisfying(HttpProblem.class, e -> assertThat(e.status().code()).isEqualTo(504));
    }
}
