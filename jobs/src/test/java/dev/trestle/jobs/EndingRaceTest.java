package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A job is cancelled while its row is stored, or while its hook's result ends it: whichever comes first counts. */
@ExtendWith(Postgres.class)
class EndingRaceTest {

    private final Postgres.Database database;
    private final CountDownLatch inHook = new CountDownLatch(1);
    private final CountDownLatch hookGoesOn = new CountDownLatch(1);

    EndingRaceTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeEach
    void makeLog() {
        Logging.makeTable(database);
        database.execute("""
                CREATE OR REPLACE FUNCTION pass_gate() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    PERFORM pg_advisory_xact_lock(4711);
                    RETURN NEW;
                END $$;""");
    }

    /** Has what is done to a job wait before its commit while the lock 4711 is held. */
    private void putGate(String name, String when) {
        database.execute("CREATE TRIGGER " + name + " AFTER UPDATE ON trestle.job FOR EACH ROW WHEN (" + when
                + ") EXECUTE FUNCTION pass_gate()");
    }

    private String logged() {
        return database.query("SELECT string_agg(card, ',') FROM log");
    }

    private void awaitWaitingForLock(String kind) {
        Waiting.until(() -> database.query("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND wait_event_type = 'Lock' AND wait_event = '" + kind + "'").equals("1"));
    }

    private Logging start(JobEnding<RateFilm.Response, Card> ending) {
        return Logging.start(database.url(), row -> {
            inHook.countDown();
            await(hookGoesOn);
            return new Card("Card");
        }, ending);
    }

    private static void await(CountDownLatch latch) {
        boolean interrupted = false;
        // Not given up when the job is cancelled, as a hook that does not heed its interrupt.
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theCancelIsFirst() throws Exception {
        CountDownLatch cancelling = new CountDownLatch(1);
        CountDownLatch cancelGoesOn = new CountDownLatch(1);
        try (Logging logging = start(Logging.ending(Logging::done, (transaction, row, problem) -> {
            Logging.failed(transaction, row, problem);
            cancelling.countDown();
            await(cancelGoesOn);
        }))) {
            Job<Card> job = logging.submit();
            inHook.await();
            CompletableFuture<Boolean> cancelled = CompletableFuture.supplyAsync(job::cancel);
            cancelling.await();
            hookGoesOn.countDown();
            // The end with the result has written its log, and wants the job.
            awaitWaitingForLock("transactionid");

            cancelGoesOn.countDown();

            assertThat(cancelled.get(1, TimeUnit.MINUTES)).isTrue();
            Waiting.until(() -> database.query("SELECT count(*) FROM trestle.scheduled_task").equals("0"));
            assertThat(job.status()).isEqualTo(JobStatus.CANCELLED);
            assertThat(logged()).isEqualTo("409 The job was cancelled: Ran");
        }
    }

    @Test
    void theResultIsFirst() throws Exception {
        try (Logging logging = start(Logging.LOG); Connection keeper = DriverManager.getConnection(database.url());
                Statement gate = keeper.createStatement()) {
            Job<Card> job = logging.submit();
            inHook.await();
            putGate("before_the_end", "NEW.status = 'done'");
            gate.execute("SELECT pg_advisory_lock(4711)");
            hookGoesOn.countDown();
            // The job has ended, and nobody knows yet.
            awaitWaitingForLock("advisory");
            CompletableFuture<Boolean> cancelled = CompletableFuture.supplyAsync(job::cancel);
            awaitWaitingForLock("transactionid");

            gate.execute("SELECT pg_advisory_unlock(4711)");

            assertThat(cancelled.get(1, TimeUnit.MINUTES)).isFalse();
            assertThat(job.status()).isEqualTo(JobStatus.DONE);
            assertThat(logged()).isEqualTo("Card of Ran");
        }
    }

    @Test
    void theRowIsFirst() throws Exception {
        try (Logging logging = start(Logging.LOG); Connection keeper = DriverManager.getConnection(database.url());
                Statement gate = keeper.createStatement()) {
            putGate("before_the_hook", "OLD.row IS NULL AND NEW.row IS NOT NULL");
            gate.execute("SELECT pg_advisory_lock(4711)");
            Job<Card> job = logging.submit();
            awaitWaitingForLock("advisory");
            CompletableFuture<Boolean> cancelled = CompletableFuture.supplyAsync(job::cancel);
            awaitWaitingForLock("transactionid");

            gate.execute("SELECT pg_advisory_unlock(4711)");

            assertThat(cancelled.get(1, TimeUnit.MINUTES)).isTrue();
            hookGoesOn.countDown();
            assertThat(logged()).isEqualTo("409 The job was cancelled: Ran");
            Waiting.until(() -> database.query("SELECT count(*) FROM trestle.scheduled_task").equals("0"));
            assertThat(logged()).isEqualTo("409 The job was cancelled: Ran");
        }
    }
}
