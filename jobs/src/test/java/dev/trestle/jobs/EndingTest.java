package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.Database;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonForm;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import io.helidon.http.Status;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is done with a hook's result happens with the end of its job, or not at all. */
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
        database.execute("CREATE TABLE IF NOT EXISTS log (card text); TRUNCATE log, rating");
    }

    /** A service with one more route, and that route. */
    private record Logging(Service service, JobType<RateFilm.Request, Card> route) implements AutoCloseable {
        @Override
        public void close() {
            service.close();
        }
    }

    private Logging start(JobEnding<Card> ending) {
        Object[] route = new Object[1];
        Service service = Service.start(database.url(), Map.of(), (trestle, jobs) -> {
            route[0] = jobs.type("RateAndLog", Service.OPTIONS,
                    JsonForm.of(RateFilm.Request::read, RateFilm.Request::write),
                    RateFilm::perform,
                    JsonForm.of(RateFilm.Response::parse, RateFilm.Response::write),
                    row -> new Card(row.film() + " " + hooks.incrementAndGet()),
                    Card.FORM,
                    ending);
            return new RatingsApi(trestle, jobs, Service.OPTIONS, RateWithCard.Hook.of(film -> film));
        });
        @SuppressWarnings("unchecked")
        JobType<RateFilm.Request, Card> type = (JobType<RateFilm.Request, Card>) route[0];
        return new Logging(service, type);
    }

    private static void log(Database transaction, Card card) {
        transaction.execute("INSERT INTO log VALUES (?)", binds -> binds.text(card.text()));
    }

    private String logged() {
        return database.query("SELECT string_agg(card, ',') FROM log");
    }

    @Test
    void isOneWithTheEndOfTheJob() throws Exception {
        try (Logging logging = start(EndingTest::log)) {
            Card card = logging.route().submit(RateFilm.Request.of("Ran", 0)).await(MINUTE);

            assertThat(card).isEqualTo(new Card("Ran 1"));
            assertThat(logged()).isEqualTo("Ran 1");
        }
    }

    @Test
    void isUndoneAndDoneAgainAfterTheHook() throws Exception {
        AtomicInteger ends = new AtomicInteger();
        try (Logging logging = start((transaction, card) -> {
            log(transaction, card);
            if (ends.incrementAndGet() < 3) {
                throw HttpProblem.of(Status.SERVICE_UNAVAILABLE_503, "Not yet");
            }
        })) {
            Card card = logging.route().submit(RateFilm.Request.of("Ran", 0)).await(MINUTE);

            assertThat(card).isEqualTo(new Card("Ran 3"));
            assertThat(logged()).isEqualTo("Ran 3");
            assertThat(database.query("SELECT count(*) FROM rating")).isEqualTo("1");
        }
    }

    @Test
    void mayRefuse() {
        try (Logging logging = start((transaction, card) -> {
            log(transaction, card);
            throw HttpProblem.of(Status.CONFLICT_409, "No card");
        })) {
            Job<Card> job = logging.route().submit(RateFilm.Request.of("Ran", 0));

            assertThatThrownBy(() -> job.await(MINUTE)).isInstanceOfSatisfying(
                    HttpProblem.class, problem -> assertThat(problem.detail()).isEqualTo("No card"));
            assertThat(logged()).isEqualTo("null");
        }
    }

    @Test
    void isStoppedAndUndoneWhenTheJobIsCancelled() {
        try (Logging logging = start((transaction, card) -> {
            log(transaction, card);
            transaction.list("SELECT 1 FROM pg_sleep(60)", binds -> {}, row -> row.int4(1));
        })) {
            Job<Card> job = logging.route().submit(RateFilm.Request.of("Ran", 0));
            String sleeping = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                    + " AND datname = current_database()";
            Waiting.until(() -> database.query(sleeping).equals("1"));

            assertThat(job.cancel()).isTrue();

            Waiting.until(() -> database.query(sleeping).equals("0"));
            Waiting.until(() -> database.query("SELECT count(*) FROM trestle.scheduled_task").equals("0"));
            assertThat(job.status()).isEqualTo(JobStatus.CANCELLED);
            assertThat(logged()).isEqualTo("null");
            assertThat(database.query("SELECT count(*) FROM rating")).isEqualTo("1");
        }
    }
}
