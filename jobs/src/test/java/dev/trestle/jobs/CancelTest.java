package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Jobs are cancelled through the server that runs them, and through another one. */
@ExtendWith(Postgres.class)
class CancelTest {

    private static final String SLOW = "{\"film\": \"Ran\", \"stars\": 1, \"sleep\": 60}";

    private final Postgres.Database database;
    private final CountDownLatch inHook = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final Service runner;
    private final Service other;

    CancelTest(Postgres.Database database) {
        this.database = database;
        this.runner = Service.start(database, Service.OPTIONS.concurrency(1), film -> {
            inHook.countDown();
            try {
                Thread.sleep(Duration.ofMinutes(1));
                return film;
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw new IllegalStateException(e);
            }
        });
        // Looks for jobs at its start, and then so seldom that the runner has them, those included that fail here.
        this.other = Service.start(database.url(), Map.of("trestle.jobs.poll-interval", "PT1H"), Service.OPTIONS,
                RateWithCard.Hook.of(film -> {
                    throw new IllegalStateException("not on this server");
                }));
    }

    @AfterEach
    void close() {
        other.close();
        runner.close();
    }

    private void awaitSleeping(String count) {
        Waiting.until(() -> database.query("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                + " AND datname = current_database()").equals(count));
    }

    private void awaitEmptyQueue() {
        Waiting.until(() -> database.query("SELECT count(*) FROM trestle.scheduled_task").equals("0"));
    }

    @Test
    void runningStatements() {
        for (Client client : new Client[] {other.client(), runner.client()}) {
            String id = runner.client().submit("/ratings", SLOW);
            awaitSleeping("1");
            JsonNode running = client.job(id);
            assertThat(running.get("status").asString()).isEqualTo("running");
            assertThat(running.get("started_at").isNull()).isFalse();
            assertThat(running.get("finished_at").isNull()).isTrue();

            assertThat(client.json(200, "DELETE", "/jobs/" + id, "").get("status").asString()).isEqualTo("cancelled");

            awaitSleeping("0");
            awaitEmptyQueue();
            JsonNode job = runner.client().job(id);
            assertThat(job.get("status").asString()).isEqualTo("cancelled");
            assertThat(job.get("attempts").asInt()).isEqualTo(1);
            client.json(409, "DELETE", "/jobs/" + runner.client().ended(done()).get("id").asString(), "");
            assertThat(client.json(200, "DELETE", "/jobs/" + id, "")).isEqualTo(job);
        }
        assertThat(database.query("SELECT count(*) FROM rating WHERE film = 'Ran'")).isEqualTo("0");
    }

    private String done() {
        return runner.client().submit("/ratings", "{\"film\": \"Ikiru\", \"stars\": 1}");
    }

    @Test
    void waitingJobs() throws Exception {
        String running = runner.client().submit("/ratings", SLOW);
        awaitSleeping("1");
        Job<RateFilm.Response> waiting = runner.api().rateFilm.submit(RateFilm.Request.of("never", 0));
        assertThat(waiting.status()).isEqualTo(JobStatus.PENDING);

        assertThat(waiting.cancel()).isTrue();

        assertThat(waiting.status()).isEqualTo(JobStatus.CANCELLED);
        assertThatThrownBy(() -> waiting.await(Duration.ofMinutes(1)))
                .isInstanceOfSatisfying(HttpProblem.class, e -> assertThat(e.status().code()).isEqualTo(409));
        assertThat(database.query("SELECT count(*) FROM trestle.scheduled_task")).isEqualTo("1");
        other.client().json(200, "DELETE", "/jobs/" + running, "");
        awaitEmptyQueue();
        assertThat(database.query("SELECT count(*) FROM rating WHERE film = 'never'")).isEqualTo("0");
    }

    @Test
    void hooksOfAnotherServer() throws InterruptedException {
        String id = runner.client().submit("/cards", "{\"film\": \"Ugetsu\", \"stars\": 1}");
        assertThat(inHook.await(1, TimeUnit.MINUTES)).isTrue();

        assertThat(other.client().json(200, "DELETE", "/jobs/" + id, "").get("result").isNull()).isTrue();

        assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
        awaitEmptyQueue();
        assertThat(runner.client().status(id)).isEqualTo("cancelled");
        // The statement was over.
        assertThat(database.query("SELECT count(*) FROM rating WHERE film = 'Ugetsu'")).isEqualTo("1");
    }
}
