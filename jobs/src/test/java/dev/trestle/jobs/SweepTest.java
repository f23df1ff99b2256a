package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.types.Json;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Nothing is kept for ever. */
@ExtendWith(Postgres.class)
class SweepTest {

    private final Postgres.Database database;

    SweepTest(Postgres.Database database) {
        this.database = database;
    }

    private Service start(JobOptions options) {
        return Service.start(database.url(), Map.of(
                // For clients; the sweeper reads more.
                "trestle.max-rows", "1",
                "trestle.jobs.sweep-interval", "PT0.1S", "trestle.jobs.forget-routes-after", "PT2S"),
                options, RateWithCard.Hook.of(film -> film));
    }

    @Test
    void finishedJobs() {
        try (Service service = start(Service.OPTIONS.keepResults(Duration.ofSeconds(2)))) {
            String done = service.client().submit("/ratings", "{\"film\": \"Ran\", \"stars\": 1}");
            String failed = service.client().submit("/ratings", "{\"film\": \"Ran\", \"stars\": 9}");
            service.client().awaitStatus(done, "done");
            service.client().awaitStatus(failed, "error");
            Waiting.until(() -> service.client().send("GET", "/jobs/" + done, "").statusCode() == 404);
            Waiting.until(() -> service.client().send("GET", "/jobs/" + failed, "").statusCode() == 404);
            service.client().json(404, "DELETE", "/jobs/" + done, "");
            Waiting.until(() -> database.query("SELECT count(*) FROM trestle.job").equals("0"));
        }
    }

    @Test
    void routesThatNoServerHas() {
        try (Service service = start(Service.OPTIONS)) {
            UUID id = submitGone(service);
            UUID other = submitGone(service);
            String waiting = service.client().submit("/ratings", "{\"film\": \"Ran\", \"stars\": 1, \"sleep\": 6}");

            JsonNode job = service.client().ended(id.toString());

            assertThat(job.get("status").asString()).isEqualTo("error");
            assertThat(job.get("error").get("detail").asString()).isEqualTo("The route of the job no longer exists");
            service.client().awaitStatus(other.toString(), "error");
            assertThat(service.client().status(waiting)).isEqualTo("running");
            service.client().awaitStatus(waiting, "done");
            Waiting.until(() -> database.query("SELECT count(*) FROM trestle.scheduled_task").equals("0"));
        }
    }

    private static UUID submitGone(Service service) {
        UUID id = UUID.randomUUID();
        new JobTable(service.trestle().database()).submit(id, "Gone", new Json("{}"), List.of(), JobOptions.STANDARD);
        return id;
    }
}
