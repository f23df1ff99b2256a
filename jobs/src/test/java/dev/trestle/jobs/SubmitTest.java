package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.Input;
import dev.trestle.runtime.NumRows;
import dev.trestle.runtime.types.Json;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the request to the result. */
@ExtendWith(Postgres.class)
@TestInstance(Lifecycle.PER_CLASS)
class SubmitTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Postgres.Database database;
    private final Service service;
    private final Client client;

    SubmitTest(Postgres.Database database) {
        this.database = database;
        this.service = Service.start(database);
        this.client = service.client();
    }

    @BeforeEach
    void empty() {
        database.execute("DELETE FROM rating");
    }

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    void isWhereClientsReachTheService() {
        try (Service behind = Service.start(database.url(), Map.of("trestle.prefix", "/api",
                "trestle.public-url", "https://films.example.com/base"), Service.OPTIONS, RateWithCard.Hook.of(film -> film))) {
            HttpResponse<String> accepted = behind.client().send("POST", "/ratings", "{\"film\": \"Ran\", \"stars\": 4}");

            String path = accepted.headers().firstValue("Location").orElseThrow();
            assertThat(path).matches("/base/api/jobs/[0-9a-f-]{36}");
            assertThat(JsonMapper.shared().readTree(accepted.body()).get("job_url").asString()).isEqualTo("https://films.example.com" + path);
            assertThat(behind.client().send("GET", path.substring("/base".length()), "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void isAcceptedAndPolled() {
        HttpResponse<String> accepted = client.send("POST", "/ratings",
                "{\"film\": \"Ran\", \"stars\": 4.50000000000000000001, \"note\": {\"b\": 1.0, \"a\": \"\\u00e9\"}}");
        assertThat(accepted.statusCode()).isEqualTo(202);
        String path = accepted.headers().firstValue("Location").orElseThrow();
        assertThat(path).matches("/jobs/[0-9a-f-]{36}");
        assertThat(accepted.body()).isEqualTo("{\"id\":\"" + path.substring(6) + "\",\"job_url\":\"http://localhost:"
                + client.port() + path + "\"}");

        JsonNode job = client.ended(path.substring(6));
        assertThat(job.propertyNames()).containsExactly("id", "route", "status", "result", "result_url", "error", "attempts",
                "max_attempts", "created_at", "started_at", "finished_at");
        assertThat(job.get("status").asString()).isEqualTo("done");
        assertThat(job.get("route").asString()).isEqualTo("RateFilm");
        assertThat(job.get("attempts").asInt()).isEqualTo(1);
        assertThat(job.get("max_attempts").asInt()).isEqualTo(5);
        assertThat(job.get("error").isNull()).isTrue();
        assertThat(client.send("GET", path, "").body())
                .contains("\"stars\":4.50000000000000000001,\"note\":{\"a\": \"é\", \"b\": 1.0}}");
        assertThat(database.query("SELECT count(*) FROM rating")).isEqualTo("1");
        Waiting.until(() -> database.query("SELECT count(*) FROM trestle.scheduled_task").equals("0"));
    }

    @Test
    void timesAreThoseOfTheBeginAndTheEnd() {
        for (String path : List.of("/ratings", "/cards")) {
            JsonNode job = client.ended(client.submit(path, "{\"film\": \"Ran\", \"stars\": 1, \"sleep\": 0.3}"));
            Instant started = Instant.parse(job.get("started_at").asString());
            assertThat(Instant.parse(job.get("created_at").asString())).isBeforeOrEqualTo(started);
            assertThat(Instant.parse(job.get("finished_at").asString())).isAfter(started.plusMillis(300));
        }
        assertThat(database.query("SELECT bool_and(expires_at >= started_at + keep_results + interval '0.3 s')"
                + " FROM trestle.job WHERE request ->> 'sleep' = '0.3'")).isEqualTo("t");
    }

    @Test
    void whatDoesNotFitIsRefusedAtOnce() {
        JsonNode problem = client.json(422, "POST", "/ratings", "{\"film\": 1}");
        assertThat(problem.get("errors").size()).isEqualTo(2);
        assertThat(client.json(400, "POST", "/ratings", "{").get("status").asInt()).isEqualTo(400);
    }

    @Test
    void whatTheDatabaseRefusesIsTheJobsError() {
        String id = client.submit("/ratings", "{\"film\": \"Ran\", \"stars\": 6}");
        JsonNode job = client.ended(id);
        assertThat(job.get("status").asString()).isEqualTo("error");
        assertThat(job.get("result").isNull()).isTrue();
        JsonNode error = job.get("error");
        assertThat(error.propertyNames()).containsExactly("type", "title", "status", "detail", "errors");
        assertThat(error.get("status").asInt()).isEqualTo(422);
        assertThat(error.get("errors").get(0).get("code").asString()).isEqualTo("check_violation");
        assertThat(job.get("attempts").asInt()).isEqualTo(1);
    }

    @Test
    void unknownJobs() {
        for (String id : List.of(UUID.randomUUID().toString(), "1", "1-1-1-1-1", "%20", "x".repeat(500))) {
            client.json(404, "GET", "/jobs/" + id, "");
            client.json(404, "DELETE", "/jobs/" + id, "");
        }
        assertThat(client.send("PUT", "/jobs/1", "{}").statusCode()).isEqualTo(405);
    }

    @Test
    void fromJava() throws Exception {
        RateFilm route = service.api().rateFilm;
        var request = new RateFilm.Request("Ikiru", new BigDecimal("3.70"), Input.of(new Json("[1.10]")), Input.of(0.0));
        Job<RateFilm.Response> job = route.submit(request);
        RateFilm.Response response = job.await(MINUTE);
        assertThat(response).isEqualTo(
                new RateFilm.Response(response.ratingId(), "Ikiru", new BigDecimal("3.70"), new Json("[1.10]")));
        assertThat(job.status()).isEqualTo(JobStatus.DONE);
        assertThat(job.cancel()).isFalse();
        assertThat(route.job().find(job.id()).await(Duration.ZERO)).isEqualTo(response);

        Job<RateFilm.Response> slow = route.submit(RateFilm.Request.of("slow", 60));
        assertThatThrownBy(() -> slow.await(Duration.ofMillis(50))).isInstanceOf(TimeoutException.class);
        // It goes on, and would store its row in the middle of another test.
        assertThat(slow.cancel()).isTrue();
        assertThatThrownBy(() -> route.submit(RateFilm.Request.of("refused", 0)).await(MINUTE))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> {
                    assertThat(problem.status().code()).isEqualTo(422);
                    assertThat(problem.title()).isEqualTo("Unprocessable Content");
                    assertThat(problem.errors()).singleElement().satisfies(error ->
                            assertThat(error.message()).isEqualTo("This film is not rated"));
                });
        assertThatThrownBy(() -> route.job().find(UUID.randomUUID()).status())
                .isInstanceOfSatisfying(HttpProblem.class, e -> assertThat(e.status().code()).isEqualTo(404));
    }

    @Test
    void rowsHooksAndCounts() throws Exception {
        assertThat(service.api().rateWithCard.submit(RateFilm.Request.of("Ran", 0)).await(MINUTE))
                .containsExactly(new Card("A card of Ran"));
        String id = client.submit("/cards", "{\"film\": \"Ran\", \"stars\": 1}");
        assertThat(client.ended(id).get("result").toString()).isEqualTo("{\"rows\":[{\"text\":\"A card of Ran\"}]}");
        assertThat(service.api().forget.submit(new Forget.Request("Ran")).await(MINUTE)).isEqualTo(new NumRows(2));
        assertThat(service.api().rateFilm.run(RateFilm.Request.of("Ran", 0)).film()).isEqualTo("Ran");
    }

    @Test
    void aPayloadThatNoLongerFits() {
        String id = UUID.randomUUID().toString();
        database.execute("INSERT INTO trestle.job (id, route, request, max_attempts, keep_results) VALUES ('" + id
                + "', 'RateFilm', '{\"movie\": \"Ran\", \"stars\": \"five\"}', 5, '1 hour')");
        database.execute("INSERT INTO trestle.scheduled_task (task_name, task_instance, execution_time, picked, version)"
                + " VALUES ('RateFilm', '" + id + "', now(), false, 1)");
        JsonNode job = client.ended(id);
        assertThat(job.get("error").get("status").asInt()).isEqualTo(422);
        assertThat(job.get("error").get("errors").toString())
                .contains("/movie", "unknown_field", "/stars", "wrong_type", "/film", "required");
        assertThat(job.get("attempts").asInt()).isEqualTo(1);
    }
}
