package dev.trestle.computed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Several servers, some of which are processes that are killed: every value is computed, and a killed process costs no more calls than it had
 * running. With {@code -Dtrestle.long=true} there are more rows and more kills; {@code target/kill-test.txt} has the figures.
 */
@Order(0)
@ExtendWith(Postgres.class)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGKILL")
class KillTest {

    private static final boolean LONG = Boolean.getBoolean("trestle.long");
    private static final int ROWS = LONG ? 20_000 : 200;
    private static final int PROCESSES = LONG ? 2 : 1;
    private static final int KILLS = LONG ? 20 : 1;

    private final List<Node> nodes = new ArrayList<>();

    @Test
    void everyValueIsComputed(Postgres.Database database) throws IOException {
        Library library = Library.of(database);
        library.execute("CREATE TABLE call (title text)");
        long startedAt = System.nanoTime();
        try (Service survivor = Service.begin(database.url(), Node.counting(database.url())::api, Node.KEYS)) {
            for (int i = 0; i < PROCESSES; i++) {
                nodes.add(Node.start(database));
            }
            library.execute("INSERT INTO film (title) SELECT 'Film ' || n FROM generate_series(1, " + ROWS + ") n");
            Random random = new Random(14);
            for (int kill = 1; kill <= KILLS; kill++) {
                int computed = ROWS * kill / (KILLS + 2);
                Waiting.until(Duration.ofMinutes(10), () -> Integer.parseInt(library.query("SELECT count(*) FROM call")) >= computed);
                nodes.remove(random.nextInt(nodes.size())).kill();
                if (LONG) {
                    nodes.add(Node.start(database));
                }
            }
            Waiting.until(Duration.ofMinutes(10), () -> {
                // The cells of killed servers are not waited for: those that were taken more than two seconds ago.
                library.execute("UPDATE trestle.film_cell SET due_at = now() WHERE due_at BETWEEN now() + interval '10 s' AND now() + interval '48 s'");
                return library.query("SELECT count(*) FROM trestle.film_cell").equals("0");
            });
            assertThat(survivor.client().column("film.summary").get("failed").asInt()).isZero();
        } finally {
            nodes.forEach(Node::close);
        }
        assertThat(library.query(Functions.WRONG)).isEqualTo("0");
        assertThat(library.query("SELECT count(*) FROM film WHERE title NOT IN (SELECT title FROM call)")).isEqualTo("0");
        int calls = Integer.parseInt(library.query("SELECT count(*) FROM call"));
        int most = ROWS + KILLS * Node.PARALLEL;
        assertThat(calls).isLessThanOrEqualTo(most);
        Files.writeString(Path.of("target", "kill-test.txt"), "%d rows, %d servers, %d kills: %d calls, in %s%n".formatted(
                ROWS, PROCESSES + 1, KILLS, calls, Duration.ofNanos(System.nanoTime() - startedAt)));
    }
}
