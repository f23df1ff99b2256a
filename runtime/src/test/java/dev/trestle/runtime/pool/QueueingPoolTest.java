package dev.trestle.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trestle.runtime.postgres.Lender;
import dev.trestle.runtime.settings.Settings;
import dev.trestle.testing.Cable;
import dev.trestle.testing.Postgres;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More work at once than there are connections. */
@ExtendWith(Postgres.class)
class QueueingPoolTest {

    private final Postgres.Database database;

    QueueingPoolTest(Postgres.Database database) {
        this.database = database;
    }

    private static DatabasePool pool(String url, String timeout) {
        return new DatabasePool(Settings.of(Config.just(ConfigSources.create(
                Map.of("url", url, "pool-size", "2", "connection-timeout", timeout)))), 0);
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    @Test
    void eachGetsItsTurn() throws ExecutionException, InterruptedException {
        AtomicInteger working = new AtomicInteger();
        try (DatabasePool pool = pool(database.url(), "PT30S");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Lender lender = Lender.of(pool.source());
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                all.add(threads.submit(() -> lender.lend(connection -> {
                    int now = working.incrementAndGet();
                    text(connection, "SELECT pg_sleep(0.001)");
                    working.decrementAndGet();
                    return now;
                })));
            }
            for (Future<Integer> one : all) {
                assertThat(one.get()).isBetween(1, 2);
            }
        }
    }

    @Test
    void aTurnIsGivenBackAfterAnError() throws SQLException {
        try (DatabasePool pool = pool(database.url(), "PT30S")) {
            Lender lender = Lender.of(pool.source());
            for (int i = 0; i < 5; i++) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> lender.lend(connection -> text(connection, "SELECT 1 / 0")));
            }
            assertThat(lender.<String>lend(connection -> text(connection, "SELECT 1"))).isEqualTo("1");
        }
    }

    @Test
    void noTurnInTime() throws Exception {
        CountDownLatch busy = new CountDownLatch(2);
        CompletableFuture<String> free = new CompletableFuture<>();
        try (DatabasePool pool = pool(database.url(), "PT0.25S");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Lender lender = Lender.of(pool.source());
            for (int i = 0; i < 2; i++) {
                threads.submit(() -> lender.lend(connection -> {
                    busy.countDown();
                    return free.join();
                }));
            }
            busy.await();
            assertThatExceptionOfType(SQLTransientConnectionException.class)
                    .isThrownBy(() -> lender.lend(connection -> text(connection, "SELECT 1")));
            free.complete("done");
            assertThat(lender.<String>lend(connection -> text(connection, "SELECT 1"))).isEqualTo("1");
        }
    }

    /** Those that wait for a turn fail as those do that wait for a connection, and there are as many turns as before. */
    @Test
    void noDatabaseInTime() throws IOException, InterruptedException, SQLException {
        try (Cable cable = new Cable(database.port()); DatabasePool pool = pool(database.url(cable.port()), "PT0.25S");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Lender lender = Lender.of(pool.source());
            cable.cut();
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                all.add(threads.submit(() -> lender.lend(connection -> text(connection, "SELECT 1"))));
            }
            for (Future<String> one : all) {
                assertThatExceptionOfType(ExecutionException.class).isThrownBy(one::get)
                        .withCauseInstanceOf(SQLException.class);
            }
            cable.mend();
            for (int i = 0; i < 5; i++) {
                assertThat(patient(lender)).isEqualTo("1");
            }
        }
    }

    /** The pool needs a moment to connect again. */
    private static String patient(Lender lender) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return lender.lend(connection -> text(connection, "SELECT 1"));
            } catch (SQLException e) {
                if (attempt == 40) {
                    throw e;
                }
            }
        }
    }
}
