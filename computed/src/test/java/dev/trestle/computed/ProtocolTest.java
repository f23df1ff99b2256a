package dev.trestle.computed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Writers and servers on the same few rows: no stale value, and no deadlock. With {@code -Dtrestle.long=true} for a minute instead of
 * two seconds.
 */
@Order(1)
@ExtendWith(Postgres.class)
class ProtocolTest {

    private static final Duration TIME = Duration.ofSeconds(Boolean.getBoolean("trestle.long") ? 60 : 2);
    private static final int ROWS = 40;
    private static final String DEADLOCKS =
            "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()";

    private static Postgres.Database template;

    @BeforeAll
    static void database(Postgres.Database database) {
        template = database;
    }

    private static Library hot() {
        Library library = Library.another(template);
        library.execute("INSERT INTO film (film_id, title) SELECT n, 'Film ' || n FROM generate_series(1, " + ROWS + ") n");
        return library;
    }

    /** Three statements in one transaction, on rows in the order of their keys, as writers that do not deadlock among themselves do. */
    private static Callable<Integer> writer(Library library, long end, int seed) {
        return () -> {
            Random random = new Random(seed);
            int transactions = 0;
            try (Connection connection = DriverManager.getConnection(library.database().url());
                    PreparedStatement update = connection.prepareStatement("UPDATE film SET title = ?, body = ? WHERE film_id = ?")) {
                connection.setAutoCommit(false);
                while (System.nanoTime() < end) {
                    for (int film : random.ints(3, 1, ROWS + 1).sorted().toArray()) {
                        update.setString(1, "Film " + film + "." + random.nextInt(3));
                        update.setString(2, random.nextBoolean() ? null : "body " + random.nextInt(100));
                        update.setInt(3, film);
                        update.executeUpdate();
                    }
                    connection.commit();
                    transactions++;
                    Thread.sleep(random.nextInt(4));
                }
            }
            return transactions;
        };
    }

    private static int run(List<Callable<Integer>> work) throws InterruptedException, ExecutionException {
        int total = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> future : threads.invokeAll(work)) {
                total += future.get();
            }
        }
        return total;
    }

    private static void pause() throws InterruptedException {
        Thread.sleep(ThreadLocalRandom.current().nextInt(8));
    }

    private static Functions slow() {
        return new Functions(film -> {
            pause();
            return Functions.slug(film);
        }, film -> {
            pause();
            return Functions.summary(film);
        }, films -> {
            pause();
            return Functions.embedding(films);
        }, Functions::card);
    }

    @Test
    void neverAStaleValueAndNeverADeadlock() throws Exception {
        Library library = hot();
        Map<String, String> quick = Map.of("computed.poll-interval", "PT0.01S");
        try (Service first = Service.start(library.database(), slow(), quick);
                Service second = Service.start(library.database(), slow(), quick)) {
            long end = System.nanoTime() + TIME.toNanos();
            List<Callable<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                writers.add(writer(library, end, i));
            }
            assertThat(run(writers)).isPositive();
            library.awaitDone();
            assertThat(first.client().column("film.summary").get("failed").asInt()).isZero();
            assertThat(second.client().column("film.card").get("failed").asInt()).isZero();
        }
        assertThat(library.query(Functions.WRONG)).isEqualTo("0");
        assertThat(library.query(DEADLOCKS)).isEqualTo("0");
    }

    /** The inputs are read after the cell was taken; a change in between is computed again. */
    @Test
    void aChangeWhileTheFunctionRunsAndACellThatIsMadeAgain() {
        Library library = Library.another(template);
        library.execute("INSERT INTO film (film_id, title) VALUES (1, 'Alien')");
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        Functions first = Functions.USUAL.summary(film -> {
            if (calls.incrementAndGet() == 1) {
                called.countDown();
                changed.await(1, TimeUnit.MINUTES);
            }
            return Functions.summary(film);
        });
        try (Service slow = Service.start(library.database(), first)) {
            Waiting.until(() -> called.getCount() == 0);
            // As if the time of the cell were over, for another server; then the row changes, which makes a new cell.
            library.execute("UPDATE trestle.film_cell SET due_at = now() WHERE col = 'summary'");
            try (Service other = Service.start(library.database(), Functions.USUAL)) {
                library.await("0", "SELECT count(*) FROM trestle.film_cell WHERE col = 'summary'");
                library.execute("UPDATE film SET title = 'Aliens'");
                changed.countDown();
                library.awaitDone();
                assertThat(other.client().column("film.summary").get("failed").asInt()).isZero();
            }
            assertThat(slow.client().column("film.summary").get("pending").asInt()).isZero();
        }
        assertThat(library.query(Functions.WRONG)).isEqualTo("0");
    }

    /** A change between the taking of a cell and the reading of the inputs: the value is not stored, and is computed once more. */
    @Test
    void aChangeBeforeTheInputsAreRead() throws SQLException {
        Library library = Library.another(template);
        library.execute("INSERT INTO film (film_id, title) VALUES (1, 'Alien'); DELETE FROM trestle.film_cell WHERE col <> 'summary'");
        AtomicInteger calls = new AtomicInteger();
        Functions functions = Functions.USUAL.summary(film -> {
            calls.incrementAndGet();
            return Functions.summary(film);
        });
        try (Connection connection = DriverManager.getConnection(library.database().url());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE film IN ACCESS EXCLUSIVE MODE");
            try (Service service = Service.start(library.database(), functions)) {
                library.await("1", "SELECT attempts FROM trestle.film_cell WHERE col = 'summary'");
                library.await("1", "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
                        + " AND query LIKE '%f.title, f.body%'");
                assertThat(calls).hasValue(0);
                statement.execute("UPDATE film SET body = 'new'");
                connection.commit();
                library.awaitDone();
                assertThat(service.client().column("film.summary").get("failed").asInt()).isZero();
            }
        }
        assertThat(calls).hasValue(2);
        assertThat(library.query("SELECT summary FROM film")).isEqualTo("Alien: new");
    }

    /** A writer that has the row locked is not waited for; the value is stored when it has ended, by the same call. */
    @Test
    void aLockedRow() throws SQLException {
        Library library = Library.another(template);
        library.execute("INSERT INTO film (film_id, title) VALUES (1, 'Alien')");
        AtomicInteger calls = new AtomicInteger();
        Functions functions = Functions.USUAL.summary(film -> {
            calls.incrementAndGet();
            return Functions.summary(film);
        });
        try (Connection connection = DriverManager.getConnection(library.database().url());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("UPDATE film SET length = 100");
            try (Service service = Service.start(library.database(), functions)) {
                Waiting.until(() -> calls.get() == 1);
                library.await("1", "SELECT count(*) FROM trestle.film_cell WHERE col = 'summary' AND due_at > now()");
                connection.commit();
                library.awaitDone();
                assertThat(service.client().column("film.summary").get("retrying").asInt()).isZero();
            }
        }
        assertThat(calls).hasValue(1);
        assertThat(library.query("SELECT length FROM film")).isEqualTo("100");
    }

    /** The control: the same work with the cell first makes deadlocks, so the order of locks is what avoids them. */
    @Test
    void theCellBeforeTheRowDeadlocks() throws Exception {
        Library library = hot();
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch stop = new CountDownLatch(1);
            for (int i = 0; i < 4; i++) {
                int seed = i;
                threads.submit(() -> {
                    try (Connection connection = DriverManager.getConnection(library.database().url());
                            Statement statement = connection.createStatement()) {
                        statement.execute("SET deadlock_timeout = '20ms'");
                        connection.setAutoCommit(false);
                        Random random = new Random(seed);
                        while (stop.getCount() > 0) {
                            int film = 1 + random.nextInt(3);
                            try {
                                if (seed % 2 == 0) {
                                    statement.execute("UPDATE film SET title = title || '.' WHERE film_id = " + film);
                                } else {
                                    statement.execute("DELETE FROM trestle.film_cell WHERE col = 'summary' AND film_id = " + film);
                                    statement.execute("UPDATE film SET summary = 'x' WHERE film_id = " + film);
                                }
                                connection.commit();
                            } catch (SQLException e) {
                                assertThat(e.getSQLState()).isEqualTo("40P01");
                                connection.rollback();
                                stop.countDown();
                            }
                        }
                    }
                    return null;
                });
            }
            assertThat(stop.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)).isTrue();
        }
    }
}
