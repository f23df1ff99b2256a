package dev.trestle.computed;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.library.LibraryColumns;
import dev.trestle.computed.backfill.StoreTimes;
import dev.trestle.computed.failure.FailureLog;
import dev.trestle.computed.limit.Gate;
import dev.trestle.computed.limit.Limits;
import dev.trestle.computed.limit.Turns;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One attempt, without the loop of a server: what is stored, and what fails. */
@ExtendWith(Postgres.class)
class AttemptTest {

    private static final String CELLS = "SELECT string_agg(title || ' ' || attempts || ' ' || error_type || ': ' || error_message, ', ')"
            + " FROM trestle.film_cell JOIN film USING (film_id) WHERE col = 'summary' AND due_at > now() AND failed_at IS NULL";

    private final Library library;
    private final Trestle trestle;

    AttemptTest(Postgres.Database template) {
        this.library = Library.another(template);
        this.trestle = Trestle.create(Config.just(ConfigSources.create(Map.of("database.url", library.database().url()))));
        library.tables();
        library.execute("INSERT INTO film (title) VALUES ('a'), ('b'), ('held'), ('c')");
    }

    @AfterEach
    void close() {
        trestle.close();
    }

    private void attempt(Duration time) throws InterruptedException {
        attempt(new LibraryColumns(Functions::summary, UnaryOperator.identity()).column(), time);
        assertThat(library.query("SELECT count(summary) FROM film WHERE title <> 'held'")).isEqualTo("3");
        assertThat(library.query("SELECT count(*) FROM trestle.film_cell WHERE col = 'summary'")).isEqualTo("1");
    }

    private <K, I, V> void attempt(ComputedColumn<K, I, V> column, Duration time) throws InterruptedException {
        Database database = trestle.database();
        ColumnRows<K, I, V> rows = new ColumnRows<>(column, new Cells<>(column, database), database, new StoreTimes());
        FailureLog failures = new FailureLog(column.name());
        Taken<K> taken = new Taken<>(rows, failures, rows.cells().claim(8, 8, 2, "none", Duration.ofMinutes(1)).taken());
        Gate gate = new Gate(new Limits(database), column.name(), null, column.options().timeout());
        try (Turns turns = gate.take(1)) {
            new Attempt<>(rows, failures, taken, new Storing<>(rows, List.of(), taken, time), gate, turns.next()).run();
        }
        assertThat(taken.open()).isEmpty();
    }

    /** The function is not called for each row; no row has an error that another one may have caused. */
    @Test
    void aBatchThatFailsAsAWhole() throws InterruptedException {
        library.execute("INSERT INTO film (title) VALUES ('d'), ('e'), ('f'), ('g')");
        AtomicInteger calls = new AtomicInteger();
        LibraryColumns columns = new LibraryColumns(film -> {
            calls.incrementAndGet();
            throw new IllegalStateException("away");
        }, UnaryOperator.identity());
        attempt(columns.column(), Duration.ZERO);
        assertThat(calls).as("for 8, 4, 2, 1 and 1 rows").hasValue(5);
        assertThat(library.query("SELECT string_agg(rows || ' ' || error_message, ', ' ORDER BY rows) FROM (SELECT count(*) AS rows, error_message"
                + " FROM trestle.film_summary_state WHERE state = 'pending' AND attempts = 1 GROUP BY error_message) AS s"))
                .isEqualTo("2 away, 6 The other rows of the batch failed");

        // At the last attempt a row fails by itself only.
        library.execute("UPDATE trestle.film_cell SET attempts = 4, due_at = now()");
        attempt(columns.column(), Duration.ZERO);
        assertThat(calls).hasValue(20);
    }

    /** Further calls could run on as well: not even at the last attempt is a batch halved meanwhile. */
    @Test
    void aBatchWhoseCallDoesNotHeedItsInterrupt() throws Exception {
        library.execute("UPDATE trestle.film_cell SET attempts = 4");
        AtomicInteger calls = new AtomicInteger();
        Semaphore end = new Semaphore(0);
        LibraryColumns columns = new LibraryColumns(film -> {
            calls.incrementAndGet();
            end.acquireUninterruptibly();
            return Functions.summary(film);
        }, options -> options.timeout(Duration.ofMillis(50)));
        FutureTask<?> attempt = new FutureTask<>(() -> {
            attempt(columns.column(), Duration.ZERO);
            return true;
        });
        Thread.ofVirtual().start(attempt);
        library.await("4", "SELECT count(*) FROM trestle.film_summary_state WHERE state = 'pending' AND error_type LIKE '%.TimeoutException'");
        assertThat(calls).hasValue(1);
        assertThat(attempt.isDone()).as("the slot is in use").isFalse();
        end.release(4);
        attempt.get();
    }

    @Test
    void aRowThatStaysLocked() throws SQLException, InterruptedException {
        try (Connection writer = DriverManager.getConnection(library.database().url())) {
            writer.setAutoCommit(false);
            writer.createStatement().execute("UPDATE film SET length = 9 WHERE title = 'held'");
            attempt(Duration.ofMillis(100));
            assertThat(library.query(CELLS)).isEqualTo("held 1 locked: The row was locked for PT0.1S");
        }
    }

    /** The statement is refused as a whole, here after its {@code lock_timeout}. */
    @Test
    void aRowWhoseTriggerWaits() throws SQLException, InterruptedException {
        library.execute("CREATE TABLE gate (id integer); INSERT INTO gate VALUES (1);"
                + " CREATE FUNCTION pass() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " IF NEW.title = 'held' THEN PERFORM FROM gate FOR UPDATE; END IF; RETURN NEW; END $$;"
                + " CREATE TRIGGER pass BEFORE UPDATE OF summary ON film FOR EACH ROW EXECUTE FUNCTION pass()");
        try (Connection writer = DriverManager.getConnection(library.database().url())) {
            writer.setAutoCommit(false);
            writer.createStatement().execute("UPDATE gate SET id = 2");
            attempt(Duration.ofSeconds(1));
            assertThat(library.query(CELLS)).isEqualTo(
                    "held 1 SQLSTATE 55P03: The request conflicted with another transaction; nothing was stored, try again");
        }
    }
}
