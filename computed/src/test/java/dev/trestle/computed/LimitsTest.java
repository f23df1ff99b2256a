package dev.trestle.computed;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.library.FilmSummary;
import com.example.library.LibraryColumns;
import dev.trestle.computed.limit.ComputedLimit;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Three servers that share limits. With {@code -Dtrestle.long=true} the calls of a minute are counted instead of those of a second.
 */
@ExtendWith(Postgres.class)
class LimitsTest {

    private static final int SECONDS = Boolean.getBoolean("trestle.long") ? 60 : 2;
    private static final int PER_SECOND = 20;

    private final Library library;
    private final List<Service> services = new ArrayList<>();

    LimitsTest(Postgres.Database template) {
        this.library = Library.another(template);
    }

    private void start(FilmSummary.Function function, ComputedLimit limit, String parallel) {
        LibraryColumns columns = new LibraryColumns(function, options -> options.limit(limit));
        for (int i = 0; i < 3; i++) {
            services.add(Service.begin(library.database().url(), columns::api,
                    Map.of("computed.parallel", parallel, "computed.poll-interval", "PT0.02S", "database.pool-size", "1")));
        }
        Waiting.until(() -> services.stream().allMatch(service -> service.computed().hasBegun()));
    }

    @AfterEach
    void close() {
        services.forEach(Service::close);
    }

    private void insert(int rows) {
        library.execute("INSERT INTO film (title) SELECT 'Film ' || n FROM generate_series(1, " + rows + ") n;"
                + " DELETE FROM trestle.film_cell WHERE col <> 'summary'");
    }

    private void awaitSummaries(int rows) {
        library.await(Integer.toString(rows), "SELECT count(summary) FROM film");
    }

    /** At no time more than the rate allows since the start, and a burst of a second. */
    @Test
    void theRateIsThatOfAllServers() {
        int rows = PER_SECOND * SECONDS;
        Queue<Long> times = new ConcurrentLinkedQueue<>();
        start(film -> {
            times.add(System.nanoTime());
            return Functions.summary(film);
        }, ComputedLimit.of("model").rate(PER_SECOND * 60, Duration.ofMinutes(1)), "4");
        long startedAt = System.nanoTime();
        insert(rows);
        Waiting.until(Duration.ofMinutes(3), () -> library.query("SELECT count(summary) FROM film").equals(Integer.toString(rows)));
        List<Long> sorted = times.stream().sorted().toList();
        for (int i = 0; i < sorted.size(); i++) {
            double seconds = (sorted.get(i) - startedAt) / 1e9;
            assertThat(i + 1.0).as("calls in " + seconds + " s").isLessThanOrEqualTo(PER_SECOND + PER_SECOND * seconds);
        }
        assertThat(sorted).hasSize(rows);
        assertThat(services.getFirst().client().column("film.summary").get("limit").get("calls").asInt()).isEqualTo(1200);

        // An operator's change is effective at once, and stays until the declaration changes.
        library.execute("UPDATE trestle.computed_limit SET calls = 1, per = '1 h', tokens = 0");
        library.execute("INSERT INTO film (title) VALUES ('late')");
        services.removeFirst().close();
        LibraryColumns same = new LibraryColumns(Functions::summary,
                options -> options.limit(ComputedLimit.of("model").rate(PER_SECOND * 60, Duration.ofMinutes(1))));
        services.add(Service.begin(library.database().url(), same::api, Map.of()));
        assertThat(library.query("SELECT calls || ' ' || (SELECT summary IS NULL FROM film WHERE title = 'late') FROM trestle.computed_limit"))
                .isEqualTo("1 true");
        library.execute("DELETE FROM trestle.computed_limit");
        library.await("late: none", "SELECT summary FROM film WHERE title = 'late'");
        assertThat(library.query("SELECT calls FROM trestle.computed_limit")).as("declared again").isEqualTo("1200");
    }

    @Test
    void theNumberOfCallsAtTheSameTimeIsThatOfAllServers() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Semaphore gate = new Semaphore(0);
        start(film -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                gate.acquire();
                return Functions.summary(film);
            } finally {
                running.decrementAndGet();
            }
        }, ComputedLimit.of("model").parallel(2), "2");
        // Of a server that was killed: until its time one call less may run.
        library.execute("INSERT INTO trestle.computed_call (name, ends_at) VALUES ('model', now() + interval '1 h')");
        insert(12);
        Waiting.until(() -> running.get() == 1);
        gate.release(5);
        awaitSummaries(5);
        assertThat(most).hasValue(1);
        library.execute("UPDATE trestle.computed_call SET ends_at = now() WHERE ends_at > now() + interval '55 min'");
        Waiting.until(() -> running.get() == 2);
        gate.release(7);
        awaitSummaries(12);
        assertThat(most).hasValue(2);
        library.await("0", "SELECT count(*) FROM trestle.computed_call");
    }

    @Test
    void aPauseIsThatOfAllServers() {
        AtomicBoolean asked = new AtomicBoolean();
        Queue<Instant> times = new ConcurrentLinkedQueue<>();
        start(film -> {
            times.add(Instant.now());
            if (asked.compareAndSet(false, true)) {
                throw Computed.retryAfter(Duration.ofSeconds(1), "slow down");
            }
            return Functions.summary(film);
        }, ComputedLimit.of("model").parallel(1), "2");
        insert(9);
        library.await("dev.trestle.computed.failure.RetryLater", "SELECT max(pause_cause) FROM trestle.computed_limit");
        awaitSummaries(9);
        Instant until = Instant.parse(library.query("SELECT to_char(paused_until AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                + " FROM trestle.computed_limit"));
        assertThat(times).hasSize(10);
        assertThat(times.stream().sorted().skip(1)).allSatisfy(time -> assertThat(time).isAfterOrEqualTo(until));
        assertThat(library.query("SELECT max(attempts) FROM trestle.film_cell WHERE col = 'summary'")).isEqualTo("null");
    }

    /** The halves of a batch are also calls, which wait for their turns. */
    @Test
    void aBatchThatIsHalvedTakesATurnForEachCall() {
        LibraryColumns columns = new LibraryColumns(film -> {
            if (film.title().equals("Film 3")) {
                throw Computed.refuse("bad");
            }
            return Functions.summary(film);
        }, options -> options.batch(8).limit(ComputedLimit.of("model").rate(30, Duration.ofSeconds(1)).parallel(1)));
        insert(8);
        services.add(Service.begin(library.database().url(), columns::api, Map.of("computed.poll-interval", "PT0.02S")));
        awaitSummaries(7);
        library.await("bad", "SELECT max(error_message) FROM trestle.film_cell WHERE col = 'summary' AND failed_at IS NOT NULL");
    }

    /** A backfill uses the limit up; rows of another column that are written meanwhile get the next turns. */
    @Test
    void rowsThatAreWrittenComeBeforeABackfillOfAnotherColumn() {
        ComputedLimit limit = ComputedLimit.of("model").parallel(2);
        Queue<String> calls = new ConcurrentLinkedQueue<>();
        Semaphore gate = new Semaphore(0);
        LibraryColumns columns = new LibraryColumns(film -> {
            calls.add("summary");
            gate.acquire();
            return Functions.summary(film);
        }, options -> options.limit(limit)).withSlug(film -> {
            calls.add("slug");
            gate.acquire();
            return Functions.slug(film);
        });
        library.execute("SET trestle.computed = 'later'; INSERT INTO film (title) SELECT 'Film ' || n FROM generate_series(1, 60) n;"
                + " RESET trestle.computed");
        services.add(Service.begin(library.database().url(), columns::api, Map.of("computed.parallel", "4")));
        Waiting.until(() -> services.getFirst().computed().hasBegun());
        library.execute("SELECT trestle.backfill_start('film.summary')");
        Waiting.until(() -> calls.size() == 2);
        library.execute("INSERT INTO film (title) SELECT 'New ' || n FROM generate_series(1, 4) n;"
                + " DELETE FROM trestle.film_cell WHERE col = 'summary' AND film_id > 60");
        library.await("t", "SELECT urgent_until > now() FROM trestle.computed_limit");
        gate.release(2);
        Waiting.until(() -> calls.size() == 4);
        assertThat(calls).containsExactly("summary", "summary", "slug", "slug");
        library.execute("SELECT trestle.computed_pause('model', interval '1 h', 'Test')");
        library.await("limit", "SELECT waits_for FROM trestle.backfill_progress");
        library.execute("UPDATE trestle.computed_limit SET paused_until = NULL");
        gate.release(1000);
        library.await("64", "SELECT count(slug) + count(summary) FROM film");
    }
}
