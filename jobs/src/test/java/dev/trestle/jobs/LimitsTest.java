package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.NumRows;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How many jobs run at once. */
@ExtendWith(Postgres.class)
class LimitsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

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
        return Service.start(database.url(), Map.of("trestle.jobs.threads", Integer.toString(threads),
                        "trestle.jobs.poll-interval", "PT1H", "trestle.jobs.shutdown-grace", "PT0S"),
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
        try (Service service = start(3, 0)) {
            for (Job<List<Card>> job : submit(service, 60)) {
                assertThat(job.await(MINUTE)).hasSize(1);
            }
            assertThat(most).hasValue(3);
        }
    }

    @Test
    void aRouteAtItsLimitHoldsNoOtherUp() throws Exception {
        try (Service service = start(4, 1)) {
            for (int i = 0; i < 50; i++) {
                service.api().rateFilm.submit(RateFilm.Request.of("slow", 60));
            }
            Waiting.until(() -> database.query("SELECT count(*) FROM trestle.job WHERE status = 'running'").equals("1"));
            for (int i = 0; i < 20; i++) {
                assertThat(service.api().forget.submit(new Forget.Request("none")).await(MINUTE)).isEqualTo(new NumRows(0));
            }
            assertThat(database.query("SELECT count(*) FROM trestle.job WHERE status = 'running'")).isEqualTo("1");
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
    }
}
