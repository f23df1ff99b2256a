package dev.trestle.computed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Cable;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * While functions run, there is no transaction, no connection in use and no lock. With {@code -Dtrestle.long=true} a function runs for
 * ten seconds instead of one.
 */
@ExtendWith(Postgres.class)
class ConnectionsTest {

    private static final Duration TIME = Duration.ofSeconds(Boolean.getBoolean("trestle.long") ? 10 : 1);

    /** The transactions of all other connections of the database, and their snapshots, which hold back vacuum. */
    private static final String TRANSACTIONS = """
            SELECT coalesce(string_agg(pid || ' since ' || coalesce(xact_start, backend_start), ', '), '') FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
               AND (xact_start IS NOT NULL OR backend_xmin IS NOT NULL)""";

    /** The connections that have run a statement on cells. */
    private static final String CONNECTIONS = """
            SELECT count(*) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%film_cell%'""";

    @Test
    void noConnectionIsHeldWhileAFunctionRuns(Postgres.Database template) {
        Library library = Library.another(template);
        library.execute("INSERT INTO film (title) SELECT 'Film ' || n FROM generate_series(1, 8) n");
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger running = new AtomicInteger();
        Functions functions = Functions.USUAL.summary(film -> {
            running.incrementAndGet();
            try {
                end.await();
            } finally {
                running.decrementAndGet();
            }
            return Functions.summary(film);
        });
        try (Service service = Service.start(library.database(), functions, Map.of("computed.parallel", "8"))) {
            Waiting.until(() -> running.get() == 8);
            long until = System.nanoTime() + TIME.toNanos();
            do {
                // Short transactions end while the functions run, at the latest when the machine has time for them.
                Set<String> begun = transactions(library);
                Waiting.until(() -> Collections.disjoint(begun, transactions(library)));
                assertThat(Integer.parseInt(library.query(CONNECTIONS))).isLessThan(8);
                // No statement waits for a lock.
                library.execute("SET lock_timeout = '1min'; UPDATE film SET length = length + 1");
            } while (System.nanoTime() < until);
            // None has exceeded its time meanwhile.
            assertThat(running).hasValue(8);
            end.countDown();
            library.awaitDone();
            assertThat(service.client().column("film.summary").get("failed").asInt()).isZero();
        }
        assertThat(library.query(Functions.WRONG)).isEqualTo("0");
    }

    private static Set<String> transactions(Library library) {
        String found = library.query(TRANSACTIONS);
        return found.isEmpty() ? Set.of() : Set.of(found.split(", "));
    }

    /** A value is stored as soon as the database is available again; its function is not called again. */
    @Test
    void aDatabaseThatIsUnavailableForAWhile(Postgres.Database template) throws IOException {
        Library library = Library.another(template);
        library.execute("INSERT INTO film (film_id, title) VALUES (1, 'Alien')");
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        Functions functions = Functions.USUAL.summary(film -> {
            calls.incrementAndGet();
            end.await(1, TimeUnit.MINUTES);
            return Functions.summary(film);
        });
        try (Cable cable = new Cable(library.database().port());
                Service service = Service.begin(library.database().url(cable.port()), functions::api, Map.of())) {
            Waiting.until(() -> calls.get() == 1);
            cable.cut();
            end.countDown();
            Waiting.until(() -> service.client().send("GET", "/computed", "").statusCode() == 503);
            cable.mend();
            library.awaitDone();
        }
        assertThat(library.query(Functions.WRONG)).isEqualTo("0");
        assertThat(calls).hasValue(1);
    }

    /** Functions are interrupted after the grace, and what they did not compute is for other servers at once, without an attempt less. */
    @Test
    void aServerThatStops(Postgres.Database template) {
        Library library = Library.another(template);
        library.execute("INSERT INTO film (title) SELECT 'Film ' || n FROM generate_series(1, 8) n");
        AtomicInteger running = new AtomicInteger();
        AtomicInteger interrupted = new AtomicInteger();
        Functions functions = Functions.USUAL.summary(film -> {
            running.incrementAndGet();
            try {
                Thread.sleep(600_000);
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
                throw e;
            }
            return "";
        });
        try (Service service = Service.start(library.database(), functions, Map.of("computed.shutdown-grace", "PT0S"))) {
            Waiting.until(() -> running.get() == 4);
            assertThat(service.client().column("film.summary").get("pending").asInt()).isEqualTo(8);
        }
        Waiting.until(() -> interrupted.get() == 4);
        assertThat(library.query("SELECT count(*) || ' ' || sum(attempts) || ' ' || count(error_type) FROM trestle.film_cell"
                + " WHERE col = 'summary' AND due_at <= now()")).isEqualTo("8 0 0");
    }
}
