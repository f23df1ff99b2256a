package dev.trestle.computed;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.library.LibraryColumns;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How long writers take without a backfill, beside one, and beside one UPDATE of all rows; with {@code -Dtrestle.long=true} only. The figures,
 * in {@code target/latency.md}, are for comparison on one machine; nothing is asserted about them.
 */
@ExtendWith(Postgres.class)
@EnabledIfSystemProperty(named = "trestle.long", matches = "true")
class LatencyTest {

    private static final int ROWS = 200_000;
    private static final int WRITERS = 2;
    private static final Duration TIME = Duration.ofSeconds(15);

    private final Library library;
    private final List<String> lines = new ArrayList<>(List.of("| beside the writers | updates | p50 ms | p99 ms | max ms |", "|---|---|---|---|---|"));

    LatencyTest(Postgres.Database template) {
        this.library = Library.another(template);
    }

    private List<Long> write(int seed, long end) throws SQLException {
        List<Long> times = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        try (Connection connection = DriverManager.getConnection(library.database().url());
                PreparedStatement update = connection.prepareStatement("UPDATE film SET body = ? WHERE film_id = ?")) {
            while (System.nanoTime() < end) {
                update.setString(1, "Body " + random.nextInt(100_000));
                update.setInt(2, 1 + random.nextInt(ROWS));
                long begun = System.nanoTime();
                update.executeUpdate();
                times.add(System.nanoTime() - begun);
            }
        }
        return times;
    }

    private void measure(String beside) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + TIME.toNanos();
        List<Long> times = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<List<Long>>> running = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int seed = i;
                running.add(threads.submit((Callable<List<Long>>) () -> write(seed, end)));
            }
            for (Future<List<Long>> writer : running) {
                times.addAll(writer.get());
            }
        }
        times.sort(null);
        lines.add("| %s | %,d | %.1f | %.1f | %.0f |".formatted(beside, times.size(), times.get(times.size() / 2) / 1e6,
                times.get(times.size() * 99 / 100) / 1e6, times.getLast() / 1e6));
    }

    @Test
    void writersBesideABackfill() throws InterruptedException, ExecutionException, IOException {
        library.execute("SET trestle.computed = 'later'; INSERT INTO film (title, length) SELECT 'Film ' || n, n % 100"
                + " FROM generate_series(1, " + ROWS + ") n; RESET trestle.computed");
        library.execute("VACUUM ANALYZE film");
        LibraryColumns columns = new LibraryColumns(Functions::summary, options -> options);
        try (Service service = Service.begin(library.database().url(), (trestle, computed) -> {
            computed.add(columns.column());
            return routing -> trestle.routes(routing).end();
        }, Map.of())) {
            Waiting.until(() -> service.computed().hasBegun());
            measure("nothing");
            for (int round = 0; round < 2; round++) {
                library.execute("SELECT trestle.backfill_start('film.summary')");
                measure("a backfill");
                library.execute("SELECT trestle.backfill_pause('film.summary')");
                Thread.sleep(2_000);
                measure("nothing");
            }
            String computed = library.query("SELECT count(summary) FROM film");
            assertThat(computed).isNotEqualTo("0");
            library.execute("SELECT trestle.backfill_cancel('film.summary')");
            try (Library other = Library.open(library.database())) {
                Thread update = Thread.ofPlatform().start(() -> other.execute("UPDATE film SET slug = lower(title)"));
                measure("one UPDATE of all rows");
                update.join();
            }
            lines.add("");
            lines.add(computed + " values were computed beside the writers.");
        }
        Files.write(Path.of("target", "latency.md"), lines);
    }
}
