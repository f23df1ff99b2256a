package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import io.helidon.http.Status;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is done with a hook's result, or with the row that is left without one, happens with the end of its job, once. */
@ExtendWith(Postgres.class)
class EndingTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Postgres.Database database;
    private final AtomicInteger hooks = new AtomicInteger();

    EndingTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeEach
    void makeLog() {
        Logging.makeTable(database);
    }

    private Logging start(JobEnding<RateFilm.Response, Card> ending) {
        return Logging.start(database.url(), row -> new Card("Card " + hooks.incrementAndGet()), ending);
    }

    private Logging start(Function<RateFilm.Response, Card> hook) {
        return Logging.start(database.url(), hook, Logging.LOG);
    }

    private String logged() {
        return database.query("SELECT string_agg(card, ',') FROM log");
    }

    private String ratings() {
        return database.query("SELECT count(*) FROM rating");
    }

    /** What the job ends with. */
    private static String problem(Job<Card> job) throws Exception {
        try {
            return "done " + job.await(MINUTE);
        } catch (HttpProblem problem) {
            return problem.status().code() + " " + problem.detail();
        }
    }

    @Test
    void isOneWithTheEndOfTheJob() throws Exception {
        try (Logging logging = start(Logging.LOG)) {
            assertThat(logging.submit().await(MINUTE)).isEqualTo(new Card("Card 1"));
            assertThat(logged()).isEqualTo("Card 1 of Ran");
        }
    }

    @Test
    void beginsWithTheRow() throws Exception {
        AtomicInteger begins = new AtomicInteger();
        JobEnding<RateFilm.Response, Card> ending = new JobEnding<>((transaction, job, row) -> {
            Logging.write(transaction, "begins " + job);
            if (begins.incrementAndGet() == 1) {
                throw HttpProblem.of(Status.SERVICE_UNAVAILABLE_503, "Not yet");
            }
        }, (transaction, job, row, card) -> Logging.write(transaction, card.text() + " " + job),
                (transaction, job, row, problem) -> Logging.write(transaction, problem.detail() + " " + job));
        try (Logging logging = Logging.start(database.url(), row -> {
            if (row.film().equals("Ikiru")) {
                throw HttpProblem.of(Status.CONFLICT_409, "Not this one");
            }
            assertThat(logged()).startsWith("begins ");
            return new Card("Card");
        }, ending)) {
            Job<Card> ran = logging.submit();
            assertThat(problem(ran)).startsWith("done ");
            Job<Card> ikiru = logging.route().submit(RateFilm.Request.of("Ikiru", 0));
            assertThat(problem(ikiru)).startsWith("409 ");
            assertThat(problem(logging.route().submit(RateFilm.Request.of("refused", 0)))).startsWith("422 ");
            assertThat(logged()).isEqualTo("begins " + ran.id() + ",Card " + ran.id() + ",begins " + ikiru.id()
                    + ",Not this one " + ikiru.id());
            assertThat(ratings()).isEqualTo("2");
        }
    }

    @Test
    void isUndoneAndDoneAgainAfterTheHook() throws Exception {
        AtomicInteger ends = new AtomicInteger();
        try (Logging logging = start(Logging.ending((transaction, row, card) -> {
            Logging.done(transaction, row, card);
            if (ends.incrementAndGet() < 3) {
                throw HttpProblem.of(Status.SERVICE_UNAVAILABLE_503, "Not yet");
            }
        }, Logging::failed))) {
            assertThat(logging.submit().await(MINUTE)).isEqualTo(new Card("Card 3"));
            assertThat(logged()).isEqualTo("Card 3 of Ran");
            assertThat(ratings()).isEqualTo("1");
        }
    }

    @Test
    void mayRefuseTheResult() throws Exception {
        try (Logging logging = start(Logging.ending((transaction, row, card) -> {
            Logging.done(transaction, row, card);
            throw HttpProblem.of(Status.CONFLICT_409, "No card");
        }, Logging::failed))) {
            assertThat(problem(logging.submit())).isEqualTo("409 No card");
            assertThat(logged()).isEqualTo("409 No card: Ran");
        }
    }

    @Test
    void isStoppedAndUndoneWhenTheJobIsCancelled() {
        try (Logging logging = start(Logging.ending((transaction, row, card) -> {
            Logging.done(transaction, row, card);
            transaction.list("SELECT 1 FROM pg_sleep(60)", binds -> {}, one -> one.int4(1));
        }, Logging::failed))) {
            Job<Card> job = logging.submit();
            String sleeping = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                    + " AND datname = current_database()";
            Waiting.until(() -> database.query(sleeping).equals("1"));

            assertThat(job.cancel()).isTrue();

            Waiting.until(() -> database.query(sleeping).equals("0"));
            Waiting.until(() -> database.query("SELECT count(*) FROM trestle.scheduled_task").equals("0"));
            assertThat(job.status()).isEqualTo(JobStatus.CANCELLED);
            assertThat(logged()).isEqualTo("409 The job was cancelled: Ran");
            assertThat(ratings()).isEqualTo("1");
        }
    }

    @Test
    void hasTheRowWhenTheHookRefusesOrNeverWorks() throws Exception {
        try (Logging logging = start(row -> {
            if (row.film().equals("Ran")) {
                throw HttpProblem.of(Status.CONFLICT_409, "Not this one");
            }
            hooks.incrementAndGet();
            throw new IllegalStateException("secret");
        })) {
            assertThat(problem(logging.submit())).isEqualTo("409 Not this one");
            assertThat(logged()).isEqualTo("409 Not this one: Ran");

            assertThat(problem(logging.route().submit(RateFilm.Request.of("Ikiru", 0)))).startsWith("500 ");
            assertThat(logged()).isEqualTo("409 Not this one: Ran,500 The server failed; see its log: Ikiru");
            assertThat(hooks).hasValue(3);
            assertThat(ratings()).isEqualTo("2");
        }
    }

    @Test
    void hasNothingToDoWhereNoRowWasStored() throws Exception {
        try (Logging logging = start(Logging.LOG)) {
            assertThat(problem(logging.route().submit(RateFilm.Request.of("refused", 0)))).startsWith("422 ");
            assertThat(logged()).isEqualTo("null");
        }
    }

    @Test
    void isTriedAgainUntilItWorks() throws Exception {
        AtomicInteger ends = new AtomicInteger();
        try (Logging logging = Logging.start(database.url(), row -> {
            throw HttpProblem.of(Status.CONFLICT_409, "Not this one");
        }, Logging.ending(Logging::done, (transaction, row, problem) -> {
            Logging.failed(transaction, row, problem);
            if (ends.incrementAndGet() < 3) {
                throw HttpProblem.of(Status.SERVICE_UNAVAILABLE_503, "Not yet");
            }
        }))) {
            assertThat(problem(logging.submit())).isEqualTo("409 Not this one");
            assertThat(logged()).isEqualTo("409 Not this one: Ran");
        }
    }

    @Test
    void keepsAJobFromBeingCancelledUntilItWorks() {
        AtomicInteger ends = new AtomicInteger();
        try (Logging logging = Logging.start(database.url(), row -> {
            hooks.incrementAndGet();
            sleep();
            return new Card("late");
        }, Logging.ending(Logging::done, (transaction, row, problem) -> {
            Logging.failed(transaction, row, problem);
            if (ends.incrementAndGet() == 1) {
                throw HttpProblem.of(Status.SERVICE_UNAVAILABLE_503, "Not yet");
            }
        }))) {
            Job<Card> job = logging.submit();
            Waiting.until(() -> hooks.get() == 1);

            assertThatThrownBy(job::cancel).isInstanceOf(HttpProblem.class).hasMessageContaining("Not yet");
            assertThat(job.status()).isEqualTo(JobStatus.RUNNING);
            assertThat(job.cancel()).isTrue();

            assertThat(logged()).isEqualTo("409 The job was cancelled: Ran");
        }
    }

    static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
