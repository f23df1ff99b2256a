package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.NumRows;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.progress.Progress;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import io.helidon.http.Status;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The state of a job has the progress of its work. */
@ExtendWith(Postgres.class)
@TestInstance(Lifecycle.PER_CLASS)
class ProgressTest {

    private final Postgres.Database database;
    private final AtomicReference<JobType<Forget.Request, NumRows>> counting = new AtomicReference<>();

    /** What the work does next. */
    private final SynchronousQueue<Step> steps = new SynchronousQueue<>();
    private final Service service;
    private final Service other;

    private enum Step {
        COUNT_ROWS, COUNT_BYTES, END, FAIL, TRY_AGAIN
    }

    ProgressTest(Postgres.Database database) {
        this.database = database;
        this.service = start(Map.of());
        // Without the route: it only shows its jobs.
        this.other = Service.start(database);
    }

    private Service start(Map<String, String> more) {
        return Service.start(database.url(), more, (trestle, jobs) -> {
            counting.set(jobs.type("Count", Service.OPTIONS, JsonForm.of(Forget.Request::read, Forget.Request::write),
                    this::count, NumRows.JSON));
            return new RatingsApi(trestle, jobs, Service.OPTIONS, RateWithCard.Hook.of(film -> film));
        });
    }

    /** Counts 10 rows, or 1,000 bytes, at each step. */
    private NumRows count(Database transaction, Forget.Request request, Progress progress) {
        long rows = 0;
        long bytes = 0;
        while (true) {
            switch (next(transaction)) {
                case COUNT_ROWS -> progress.rows(rows += 10);
                case COUNT_BYTES -> progress.bytes(bytes += 1000);
                case END -> {
                    return new NumRows(rows);
                }
                case FAIL -> throw HttpProblem.of(Status.CONFLICT_409, "as asked");
                case TRY_AGAIN -> throw HttpProblem.of(Status.SERVICE_UNAVAILABLE_503, "as asked");
            }
        }
    }

    /** Asks the database meanwhile, so that cancelling shows. */
    private Step next(Database transaction) {
        Step step = null;
        while (step == null) {
            transaction.all("SELECT pg_sleep(0.01)", binds -> {}, row -> "");
            step = steps.poll();
        }
        return step;
    }

    @AfterAll
    void close() {
        other.close();
        service.close();
    }

    private void step(Step... all) throws InterruptedException {
        for (Step step : all) {
            steps.put(step);
        }
    }

    private String submit() {
        return counting.get().submit(new Forget.Request("x")).id().toString();
    }

    private void await(String id, String progress) {
        Waiting.until(() -> progress(service, id).equals(progress));
        assertThat(progress(other, id)).isEqualTo(progress);
    }

    private static String progress(Service by, String id) {
        JsonNode job = by.client().job(id);
        return job.has("progress") ? job.get("progress").toString() : "none";
    }

    @Test
    void growsWhileTheJobRuns() throws Exception {
        Job<NumRows> job = counting.get().submit(new Forget.Request("x"));
        String id = job.id().toString();
        service.client().awaitStatus(id, "running");
        assertThat(progress(other, id)).isEqualTo("none");
        assertThat(job.progress()).isEmpty();
        step(Step.COUNT_ROWS);
        await(id, "{\"rows\":10}");
        step(Step.COUNT_ROWS, Step.COUNT_BYTES);
        await(id, "{\"rows\":20,\"bytes\":1000}");
        assertThat(other.client().json(200, "GET", "/jobs/" + id + "?wait=10ms", "").get("progress").get("rows").asInt()).isEqualTo(20);

        // Not noticed by any timer.
        step(Step.COUNT_ROWS, Step.COUNT_ROWS, Step.END);
        JsonNode done = service.client().ended(id);
        assertThat(done.get("status").asString()).isEqualTo("done");
        assertThat(done.get("progress").toString()).isEqualTo("{\"rows\":40,\"bytes\":1000}");
        assertThat(job.await(Duration.ZERO)).isEqualTo(new NumRows(40));
        assertThat(job.progress()).contains(new JobProgress(OptionalLong.of(40), OptionalLong.of(1000)));
    }

    @Test
    void isNotThereIfNothingIsCounted() {
        JsonNode job = service.client().ended(service.client().submit("/ratings", "{\"film\": \"Ran\", \"stars\": 1}"));
        assertThat(job.get("status").asString()).isEqualTo("done");
        assertThat(job.has("progress")).isFalse();
    }

    @Test
    void staysWhenTheJobFails() throws Exception {
        String id = submit();
        step(Step.COUNT_BYTES, Step.FAIL);
        assertThat(service.client().ended(id).get("status").asString()).isEqualTo("error");
        await(id, "{\"bytes\":1000}");
    }

    @Test
    void staysWhenTheJobIsCancelled() throws Exception {
        String id = submit();
        step(Step.COUNT_ROWS);
        await(id, "{\"rows\":10}");
        other.client().json(200, "DELETE", "/jobs/" + id, "");
        // From then on it takes no steps of other jobs.
        awaitEndOfWork(id);
        await(id, "{\"rows\":10}");
    }

    private void awaitEndOfWork(String id) {
        Waiting.until(() -> database.query("SELECT count(*) FROM trestle.scheduled_task WHERE task_instance = '" + id + "'").equals("0"));
    }

    @Test
    void beginsAgainWithAnAttempt() throws Exception {
        String id = submit();
        step(Step.COUNT_ROWS, Step.COUNT_ROWS, Step.TRY_AGAIN);
        Waiting.until(() -> service.client().job(id).get("attempts").asInt() == 2);
        await(id, "none");
        step(Step.COUNT_ROWS);
        await(id, "{\"rows\":10}");
        step(Step.END);
        service.client().awaitStatus(id, "done");
        await(id, "{\"rows\":10}");
        assertThat(database.query("SELECT count(*) FROM trestle.job_progress WHERE job_id = '" + id + "'")).isEqualTo("1");
        database.execute("DELETE FROM trestle.job WHERE id = '" + id + "'");
        assertThat(database.query("SELECT count(*) FROM trestle.job_progress WHERE job_id = '" + id + "'")).isEqualTo("0");
    }

    /** The count of a server that was thought dead does not replace that of the next attempt. */
    @Test
    void isThatOfTheAttemptWithTheClaim() throws Exception {
        String id = submit();
        step(Step.COUNT_ROWS);
        await(id, "{\"rows\":10}");
        database.execute("UPDATE trestle.job SET attempts = attempts + 1 WHERE id = '" + id + "'");
        step(Step.COUNT_ROWS, Step.END);
        awaitEndOfWork(id);
        await(id, "{\"rows\":10}");
        assertThat(service.client().status(id)).isEqualTo("running");
        service.client().json(200, "DELETE", "/jobs/" + id, "");
    }
}
