package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.testing.Postgres;
import io.helidon.http.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What is tried again, how often, and what ends a job at once. */
@ExtendWith(Postgres.class)
class RetryTest {

    private static final JobOptions THREE = Service.OPTIONS.attempts(3);

    private final Postgres.Database database;

    RetryTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeEach
    void empty() {
        database.execute("DELETE FROM rating");
        database.execute("ALTER SEQUENCE tries RESTART");
    }

    private static String film(String title) {
        return "{\"film\": \"" + title + "\", \"stars\": 1}";
    }

    private String ratings() {
        return database.query("SELECT count(*) FROM rating");
    }

    private static int error(JsonNode job) {
        assertThat(job.get("status").asString()).isEqualTo("error");
        assertThat(job.toString()).doesNotContain("secret", "SELECT", "Exception");
        return job.get("error").get("status").asInt();
    }

    @Test
    void whatWasInTheWayGoes() {
        try (Service service = Service.start(database, THREE)) {
            JsonNode job = service.client().ended(service.client().submit("/ratings", film("twice in the way")));
            assertThat(job.get("status").asString()).isEqualTo("done");
            assertThat(job.get("attempts").asInt()).isEqualTo(3);
            assertThat(ratings()).isEqualTo("1");
        }
    }

    @Test
    void whatStaysInTheWayIsGivenUp() {
        try (Service service = Service.start(database, THREE)) {
            JsonNode job = service.client().ended(service.client().submit("/ratings", film("always in the way")));
            assertThat(error(job)).isEqualTo(503);
            assertThat(job.get("attempts").asInt()).isEqualTo(3);
            assertThat(database.query("SELECT last_value FROM tries")).isEqualTo("3");
        }
    }

    @Test
    void whatIsRefusedIsNotTriedAgain() {
        try (Service service = Service.start(database, THREE)) {
            JsonNode job = service.client().ended(service.client().submit("/ratings", film("refused")));
            assertThat(error(job)).isEqualTo(422);
            assertThat(job.get("attempts").asInt()).isEqualTo(1);
            assertThat(database.query("SELECT last_value FROM tries")).isEqualTo("1");
        }
    }

    @Test
    void aHookIsTriedAgainWithoutItsStatement() {
        AtomicInteger calls = new AtomicInteger();
        try (Service service = Service.start(database, THREE, film -> {
            if (calls.incrementAndGet() < 3) {
                throw new IllegalStateException("secret");
            }
            return film;
        })) {
            JsonNode job = service.client().ended(service.client().submit("/cards", film("Ran")));
            assertThat(job.get("result").toString()).isEqualTo("{\"rows\":[{\"text\":\"Ran\"}]}");
            assertThat(calls).hasValue(3);
            assertThat(ratings()).isEqualTo("1");
            assertThat(database.query("SELECT count(row) FROM trestle.job")).isEqualTo("0");
        }
    }

    @Test
    void aHookThatRefusesOrNeverWorks() {
        AtomicInteger calls = new AtomicInteger();
        try (Service service = Service.start(database, THREE, film -> {
            calls.incrementAndGet();
            if (film.equals("Ran")) {
                throw HttpProblem.of(Status.CONFLICT_409, "Not this one");
            }
            throw new StackOverflowError("secret");
        })) {
            JsonNode refused = service.client().ended(service.client().submit("/cards", film("Ran")));
            assertThat(error(refused)).isEqualTo(409);
            assertThat(refused.get("error").get("detail").asString()).isEqualTo("Not this one");
            assertThat(calls).hasValue(1);
            assertThat(error(service.client().ended(service.client().submit("/cards", film("Ikiru"))))).isEqualTo(500);
            assertThat(calls).hasValue(4);
        }
    }

    @Test
    void aStatementHasItsTime() {
        try (Service service = Service.start(database, THREE.timeout(Duration.ofMillis(700)))) {
            JsonNode job = service.client().ended(service.client().submit(
                    "/ratings", "{\"film\": \"Ran\", \"stars\": 1, \"sleep\": 60}"));
            assertThat(error(job)).isEqualTo(504);
            assertThat(job.get("error").get("detail").asString()).isEqualTo("The job took longer than PT0.7S");
            assertThat(job.get("attempts").asInt()).isEqualTo(1);
            assertThat(ratings()).isEqualTo("0");
        }
    }

    @Test
    void aHookHasItsTime() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Service service = Service.start(database, THREE.timeout(Duration.ofMillis(700)), film -> {
            try {
                Thread.sleep(Duration.ofMinutes(1));
                return film;
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw new IllegalStateException(e);
            }
        })) {
            JsonNode job = service.client().ended(service.client().submit("/cards", film("Ran")));
            assertThat(error(job)).isEqualTo(504);
            interrupted.await();
            assertThat(ratings()).isEqualTo("1");
        }
    }

    @Test
    void backoff() {
        JobOptions options = JobOptions.STANDARD.backoff(Duration.ofSeconds(10));
        assertThat(List.of(1, 2, 3, 9, 10, 999)).extracting(attempt -> options.backoffAfter(attempt).toSeconds())
                .containsExactly(10L, 20L, 40L, 2560L, 3600L, 3600L);
        assertThat(JobOptions.STANDARD.backoff(Duration.ofHours(5)).backoffAfter(3)).isEqualTo(Duration.ofHours(5));
    }
}
