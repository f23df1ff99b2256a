package dev.trestle.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.jobs.Job;
import dev.trestle.jobs.JobEnding;
import dev.trestle.jobs.JobOptions;
import dev.trestle.jobs.JobType;
import dev.trestle.jobs.Jobs;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Database;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import io.helidon.http.Status;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Exports of real jobs: each stores a row of its own, a state of one row of the target. */
@ExtendWith(Postgres.class)
class JobsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Postgres.Database database;
    private final Other target;
    private final Service service;
    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicReference<JobType<Loan, Loan>> route = new AtomicReference<>();

    JobsTest(Postgres.Database database, @TempDir Path directory) {
        this.database = database;
        this.target = Other.sqlite(directory).withTables();
        Setup setup = Setup.merge(target);
        this.service = Service.start(database.url(), setup, (trestle, exports) -> {
            HookedExport<Loan, Loan> export = exports.outbox("StateLater", "warehouse", setup.sql(), Loan.FORM,
                    Loan::bindLane, this::respond, Loan.FORM, Loan::bindExport);
            route.set(Jobs.create(trestle).type("StateLater",
                    JobOptions.STANDARD.backoff(Duration.ofMillis(1)), Loan.FORM, JobsTest::store, Loan.FORM, this::respond,
                    Loan.FORM, new JobEnding<>(export::stored, export::done, export::failed)));
            return new LoansApi(trestle, exports, setup);
        });
    }

    @AfterEach
    void close() {
        go.countDown();
        service.close();
        database.execute("DROP SCHEMA trestle CASCADE");
    }

    private static Loan store(Database transaction, Loan state) {
        return transaction.insert("INSERT INTO loan (film, fee) VALUES (?, 10 / ?) RETURNING ?::bigint, film, fee", binds -> {
            binds.text(state.film());
            binds.value(state.fee(), PgCodecs.NUMERIC);
            binds.int8(state.loanId());
        }, Loan::read);
    }

    private Loan respond(Loan row) {
        calls.incrementAndGet();
        switch (row.film()) {
            case "slow" -> await();
            case "refused at first" -> {
                if (calls.get() == 1) {
                    throw HttpProblem.of(Status.CONFLICT_409, "Not now");
                }
            }
            case "fails at first" -> {
                if (calls.get() < 3) {
                    throw new IllegalStateException("secret");
                }
            }
            default -> { }
        }
        return row;
    }

    private void await() {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Job<Loan> submit(long key, String state) {
        return route.get().submit(new Loan(key, state, BigDecimal.ONE));
    }

    private String entries() {
        return database.query("SELECT count(*) FROM trestle.export_entry");
    }

    private String deadLetter() {
        assertThat(service.client().exports().get("dead_letters").asInt()).isEqualTo(1);
        return service.client().exports().get("failures").get(0).get("error").asString();
    }

    @Test
    void aSlowJobPutsNoOlderStateOverANewerOne() throws Exception {
        Job<Loan> slow = submit(1, "slow");
        Waiting.until(() -> calls.get() == 1);
        submit(1, "newer").await(MINUTE);
        submit(2, "another").await(MINUTE);
        Waiting.until(() -> target.film(2).equals("another"));
        assertThat(target.film(1)).isEqualTo("none");
        assertThat(entries()).isEqualTo("2");

        go.countDown();
        slow.await(MINUTE);
        Waiting.until(() -> target.film(1).equals("newer"));
        service.client().awaitBacklog(0);
    }

    @Test
    void aHookThatFailsIsCalledAgainForTheSameEntry() throws Exception {
        submit(1, "fails at first").await(MINUTE);
        Waiting.until(() -> target.film(1).equals("fails at first"));
        assertThat(calls).hasValue(3);
        Waiting.until(() -> entries().equals("0"));
    }

    @Test
    void aHookThatRefusesLeavesADeadLetter() {
        Job<Loan> job = submit(1, "refused at first");
        assertThatThrownBy(() -> job.await(MINUTE)).isInstanceOf(HttpProblem.class).hasMessageContaining("Not now");
        assertThat(deadLetter()).isEqualTo("The job ended without a result: 409 Not now");
        assertThat(service.exports().redeliver("warehouse")).isEqualTo(1);
        Waiting.until(() -> target.film(1).equals("refused at first"));
    }

    @Test
    void aJobThatIsCancelledInItsHookLeavesADeadLetter() {
        Job<Loan> slow = submit(1, "slow");
        Waiting.until(() -> calls.get() == 1);
        assertThat(slow.cancel()).isTrue();
        assertThat(deadLetter()).isEqualTo("The job ended without a result: 409 The job was cancelled");
    }

    @Test
    void aStatementThatIsUndoneEntersNothing() {
        Job<Loan> job = route.get().submit(new Loan(1, "nothing", BigDecimal.ZERO));
        assertThatThrownBy(() -> job.await(MINUTE)).isInstanceOf(HttpProblem.class).hasMessageContaining("422");
        assertThat(entries()).isEqualTo("0");
    }
}
