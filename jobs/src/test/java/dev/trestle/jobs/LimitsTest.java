package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.NumRows;
import dev.trestle.runtime.service.ServerPart;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How many jobs run at once. */
@ExtendWith(Postgres.class)
class LimitsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String SLOW = "{\"film\": \"slow\", \"stars\": 1, \"sleep\": 60}";

    private final Postgres.Database database;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    LimitsTest(Postgres.Database database) {
        this.database = database;
    }

    @AfterEach
    void empty() {
        database.execute("DELETE FROM trestle.scheduled_task");
        database.execute("DELETE FROM trestle.job");
    }

    private Service start(int threads, int ofRoute) {
        return start(threads, ofRoute, "PT1H");
    }

    private Service start(int threads, int ofRoute, String poll) {
        return Service.start(database.url(), Map.of("trestle.jobs.threads", Integer.toString(threads),
                        "trestle.jobs.poll-interval", poll, "trestle.jobs.shutdown-grace", "PT0S"),
                Service.OPTIONS.concurrency(ofRoute), row -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.sleep(5);
                    running.decrementAndGet();
                    return new Card(row.film());
                });
    }

    private static List<Job<List<Card>>> submit(Service service, int count) {
        List<Job<List<Card>>> jobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            jobs.add(service.api().rateWithCard.submit(RateFilm.Request.of("Film " + i, 0)));
        }
        return jobs;
    }

    @Test
    void ofARoute() throws Exception {
        try (Service service = start(8, 2)) {
            for (Job<List<Card>> job : submit(service, 60)) {
                assertThat(job.await(MINUTE)).hasSize(1);
            }
            assertThat(most).hasValue(2);
        }
    }

    @Test
    void ofAServer() throws Exception {
        try (Service service = start(3, 9)) {
            for (Job<List<Card>> job : submit(service, 60)) {
                assertThat(job.await(MINUTE)).hasSize(1);
            }
            assertThat(most).hasValue(3);
        }
    }

    @Test
    void aRouteThatSaysNothingLeavesAQuarter() throws Exception {
        try (Service service = start(8, 0)) {
            flood(service, 200);
            awaitRunning("6");
            assertThat(service.api().forget.submit(new Forget.Request("none")).await(MINUTE)).isEqualTo(new NumRows(0));
            assertThat(running("RateFilm")).isEqualTo("6");
        }
    }

    @Test
    void routesTakeTurnsWhereAllThreadsAreTaken() throws Exception {
        try (Service service = start(2, 9)) {
            for (int i = 0; i < 100; i++) {
                service.api().rateFilm.submit(RateFilm.Request.of("slow", 0.2));
            }
            awaitRunning("2");
            for (int i = 0; i < 5; i++) {
                assertThat(service.api().forget.submit(new Forget.Request("none")).await(MINUTE)).isEqualTo(new NumRows(0));
            }
            assertThat(waiting("RateFilm")).as("older jobs that others were not kept waiting for").isGreaterThan(50);
        }
    }

    @Test
    void onSeveralServers() throws Exception {
        try (Service one = start(4, 0, "PT0.1S"); Service two = start(4, 0, "PT0.1S")) {
            flood(one, 300);
            awaitRunning("6");
            for (Service service : List.of(one, two, one, two)) {
                assertThat(service.api().rateWithCard.submit(RateFilm.Request.of("Ran", 0)).await(MINUTE)).hasSize(1);
                assertThat(service.api().forget.submit(new Forget.Request("none")).await(MINUTE)).isEqualTo(new NumRows(0));
            }
            assertThat(running("RateFilm")).isEqualTo("6");
        }
    }

    @Test
    void ofWhatWaits() {
        try (Service service = Service.start(database.url(), Map.of("trestle.jobs.shutdown-grace", "PT0S"),
                Service.OPTIONS.concurrency(1).maxWaiting(2), RateWithCard.Hook.of(film -> film))) {
            service.client().awaitStatus(service.client().submit("/ratings", SLOW), "running");
            String next = service.client().submit("/ratings", SLOW);
            service.client().submit("/ratings", SLOW);
            HttpResponse<String> refused = service.client().send("POST", "/ratings", SLOW);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(refused.body()).contains("Too many jobs of this route wait already");
            assertThat(database.query("SELECT count(*) FROM trestle.job")).isEqualTo("3");
            // Neither another route nor a running job counts.
            service.client().submit("/cards", SLOW);
            service.client().json(200, "DELETE", "/jobs/" + next, "");
            service.client().submit("/ratings", SLOW);
            database.execute("DELETE FROM trestle.scheduled_task WHERE NOT picked");
        }
    }

    @Test
    void nothingBeginsBeforeTheOtherParts() throws Exception {
        AtomicBoolean begun = new AtomicBoolean();
        try (Service service = Service.start(database.url(), Map.of(), (trestle, jobs) -> {
            trestle.attach(new ServerPart() {
                @Override
                public boolean hasBegun() {
                    return begun.get();
                }
            });
            return new RatingsApi(trestle, jobs, Service.OPTIONS.attempts(1), RateWithCard.Hook.of(film -> film));
        })) {
            Job<RateFilm.Response> job = service.api().rateFilm.submit(RateFilm.Request.of("Ran", 0));
            // Time for some tries.
            database.query("SELECT pg_sleep(0.5)");
            assertThat(job.status()).isEqualTo(JobStatus.PENDING);
            begun.set(true);
            assertThat(job.await(MINUTE).film()).isEqualTo("Ran");
        }
    }

    private static void flood(Service service, int count) {
        for (int i = 0; i < count; i++) {
            service.api().rateFilm.submit(RateFilm.Request.of("slow", 60));
        }
    }

    private String running(String route) {
        return database.query("SELECT count(*) FROM trestle.job WHERE status = 'running' AND route = '" + route + "'");
    }

    private int waiting(String route) {
        return Integer.parseInt(database.query(
                "SELECT count(*) FROM trestle.job WHERE status = 'pending' AND route = '" + route + "'"));
    }

    private void awaitRunning(String count) {
        Waiting.until(() -> running("RateFilm").equals(count));
    }

    @Test
    void aRouteAtItsLimitHoldsNoOtherUp() throws Exception {
        try (Service service = start(4, 1)) {
            flood(service, 50);
            awaitRunning("1");
            for (int i = 0; i < 20; i++) {
                assertThat(service.api().forget.submit(new Forget.Request("none")).await(MINUTE)).isEqualTo(new NumRows(0));
            }
            assertThat(running("RateFilm")).isEqualTo("1");
        }
    }

    @Test
    void optionsAreChecked() {
        JobOptions standard = JobOptions.STANDARD;
        assertThatThrownBy(() -> standard.attempts(0)).hasMessageContaining("attempts");
        assertThatThrownBy(() -> standard.backoff(Duration.ZERO)).hasMessageContaining("backoff");
        assertThatThrownBy(() -> standard.timeout(Duration.ofDays(25))).hasMessageContaining("timeout");
        assertThatThrownBy(() -> standard.keepResults(Duration.ofDays(-1))).hasMessageContaining("keep_results");
        assertThatThrownBy(() -> standard.concurrency(-1)).hasMessageContaining("concurrency");
        assertThatThrownBy(() -> standard.maxWaiting(-1)).hasMessageContaining("max_waiting");
    }
}
