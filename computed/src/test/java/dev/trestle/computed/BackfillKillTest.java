package dev.trestle.computed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backfill by this process and others, which are killed and stopped, while PostgreSQL is restarted: every row gets its value, none is fed
 * twice, and the cursor never goes back. With {@code -Dtrestle.long=true} there are 100,000 rows, or those of {@code -Dtrestle.rows}, 20 kills
 * and 5 restarts, and a process is stopped for longer than its lease; {@code target/backfill-test.txt} has the figures.
 */
@Order(0)
@Timeout(value = 1, unit = TimeUnit.HOURS)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGKILL")
class BackfillKillTest {

    private static final boolean LONG = Boolean.getBoolean("trestle.long");
    private static final int ROWS = Integer.getInteger("trestle.rows", LONG ? 100_000 : 500);
    private static final int PROCESSES = LONG ? 2 : 1;
    private static final int KILLS = LONG ? 20 : 1;
    private static final int RESTARTS = LONG ? 5 : 1;
    private static final Duration STOP = Duration.ofSeconds(LONG ? 60 : 0);

    private final List<Node> nodes = new ArrayList<>();

    @TempDir
    private Path directory;
    private EmbeddedPostgres postgres;
    private Library library;
    private Service survivor;
    private int lastKey;

    private Postgres.Database startPostgres(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60));
        if (port != 0) {
            builder.setPort(port);
        }
        postgres = builder.start();
        return new Postgres.Database(postgres.getPort(), "postgres");
    }

    @AfterEach
    void stop() throws IOException {
        nodes.forEach(node -> node.signal("CONT"));
        nodes.forEach(Node::close);
        survivor.close();
        postgres.close();
    }

    private void restartPostgres() throws IOException {
        library.close();
        int port = postgres.getPort();
        postgres.close();
        startPostgres(port);
        library = Library.open(library.database());
    }

    /** Leases of processes that do not work any more are not waited for, except in the long form. */
    private boolean isDone() {
        int key = Integer.parseInt(library.query("SELECT coalesce(last_key[1]::integer, 0) FROM trestle.backfill"));
        assertThat(key).isGreaterThanOrEqualTo(lastKey);
        lastKey = key;
        if (!LONG) {
            library.execute("UPDATE trestle.film_cell SET due_at = now() WHERE due_at BETWEEN now() + interval '10 s' AND now() + interval '48 s'");
        }
        return library.query("SELECT state = 'done' AND NOT EXISTS (SELECT FROM trestle.film_cell) FROM trestle.backfill").equals("t");
    }

    private void awaitCalls(int number) {
        Waiting.until(Duration.ofMinutes(30), () -> isDone() || Integer.parseInt(library.query("SELECT count(*) FROM call")) >= number);
    }

    @Test
    void everyRowGetsItsValue() throws IOException, InterruptedException {
        library = Library.another(startPostgres(0));
        library.execute("CREATE TABLE call (title text); SET trestle.computed = 'later';"
                + " INSERT INTO film (title) SELECT 'Film ' || n FROM generate_series(1, " + ROWS + ") n; RESET trestle.computed");
        long startedAt = System.nanoTime();
        survivor = Service.begin(library.database().url(), Node.counting(library.database().url())::api, Node.KEYS);
        for (int i = 0; i < PROCESSES; i++) {
            nodes.add(Node.start(library.database()));
        }
        library.await("1", "SELECT count(*) FROM trestle.computed_column WHERE name = 'film.summary'");
        library.execute("SELECT trestle.backfill_start('film.summary')");
        int steps = KILLS + RESTARTS + 2;
        int step = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            awaitCalls(ROWS * ++step / (steps + 1));
            nodes.removeFirst().kill();
            nodes.add(Node.start(library.database()));
            if (kill < RESTARTS) {
                awaitCalls(ROWS * ++step / (steps + 1));
                restartPostgres();
            }
        }
        awaitCalls(ROWS * ++step / (steps + 1));
        nodes.getFirst().signal("STOP");
        Thread.sleep(STOP);
        awaitCalls(ROWS * ++step / (steps + 1));
        nodes.getFirst().signal("CONT");
        Waiting.until(Duration.ofMinutes(30), this::isDone);

        assertThat(library.query("SELECT count(*) FROM film WHERE summary IS DISTINCT FROM title || ': none'"
                + " OR embedding IS DISTINCT FROM ARRAY[char_length(title || ': none')]::real[]")).isEqualTo("0");
        assertThat(library.query("SELECT fed || ' ' || scanned || ' ' || failed FROM trestle.backfill")).isEqualTo(ROWS + " " + ROWS + " 0");
        assertThat(library.query("SELECT count(*) FROM film WHERE title NOT IN (SELECT title FROM call)")).isEqualTo("0");
        int calls = Integer.parseInt(library.query("SELECT count(*) FROM call"));
        int most = ROWS + (KILLS + 1 + RESTARTS * (PROCESSES + 1)) * Node.PARALLEL;
        Files.writeString(Path.of("target", "backfill-test.txt"), "%d rows, %d servers, %d kills, %d restarts of PostgreSQL: %d calls, in %s%n"
                .formatted(ROWS, PROCESSES + 1, KILLS, RESTARTS, calls, Duration.ofNanos(System.nanoTime() - startedAt)));
        assertThat(calls).isLessThanOrEqualTo(most);
    }
}
