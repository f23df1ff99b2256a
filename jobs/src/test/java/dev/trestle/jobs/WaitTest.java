package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request can wait for the end of a job. */
@ExtendWith(Postgres.class)
@TestInstance(Lifecycle.PER_CLASS)
class WaitTest {

    private static final String SLEEPS = "{\"film\": \"Ran\", \"stars\": 1, \"sleep\": %s}";

    private final Postgres.Database database;
    private final Service service;
    private final Client client;

    WaitTest(Postgres.Database database) {
        this.database = database;
        // One connection for requests: one that waited with it would keep all others waiting.
        this.service = start(Map.of("trestle.database.pool-size", "1"));
        this.client = service.client();
    }

    private Service start(Map<String, String> more) {
        return Service.start(database.url(), more, Service.OPTIONS, RateWithCard.Hook.of(film -> "A card of " + film));
    }

    @BeforeEach
    void empty() {
        database.execute("DELETE FROM rating");
    }

    @AfterAll
    void close() {
        service.close();
    }

    private static String sleeping(double seconds) {
        return SLEEPS.formatted(seconds);
    }

    private static JsonNode waiting(Client client, String id, String time) {
        return client.json(200, "GET", "/jobs/" + id + "?wait=" + time, "");
    }

    private CompletableFuture<JsonNode> waits(Client by, String id) {
        return CompletableFuture.supplyAsync(() -> waiting(by, id, "60s"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"60s", "PT60S", "1%20min", "1+min", "30000%20ms"})
    void answersWhenTheJobHasEnded(String time) {
        JsonNode job = waiting(client, client.submit("/ratings", sleeping(0.3)), time);
        assertThat(job.get("status").asString()).isEqualTo("done");
        assertThat(job.get("result").get("film").asString()).isEqualTo("Ran");
    }

    @Test
    void answersWhenTheTimeIsOver() {
        String id = client.submit("/ratings", sleeping(60));
        client.awaitStatus(id, "running");
        HttpResponse<String> answer = client.send("GET", "/jobs/" + id + "?wait=100ms", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(JsonMapper.shared().readTree(answer.body()).get("status").asString()).isEqualTo("running");
        client.json(200, "DELETE", "/jobs/" + id, "");
        assertThat(waiting(client, id, "60s").get("status").asString()).isEqualTo("cancelled");
    }

    @Test
    void headWaitsToo() {
        String id = client.submit("/ratings", sleeping(0.3));
        HttpResponse<String> head = client.send("HEAD", "/jobs/" + id + "?wait=60s", "");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Retry-After")).isEmpty();
        assertThat(head.headers().firstValue("Content-Length"))
                .contains(Integer.toString(client.send("GET", "/jobs/" + id, "").body().length()));
    }

    @Test
    void manyWaitForOneEndAndHoldNoConnection() {
        String id = client.submit("/ratings", sleeping(60));
        client.awaitStatus(id, "running");
        List<CompletableFuture<JsonNode>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(waits(client, id));
        }
        // The pool has one connection.
        String quick = client.submit("/ratings", sleeping(0));
        assertThat(waiting(client, quick, "60s").get("status").asString()).isEqualTo("done");
        assertThat(all).noneMatch(CompletableFuture::isDone);
        client.json(200, "DELETE", "/jobs/" + id, "");
        assertThat(all).allSatisfy(end -> assertThat(end.join().get("status").asString()).isEqualTo("cancelled"));
    }

    /** Each server cannot but ask the database for the jobs that the other one ends. */
    @Test
    void seesWhatEndsOnAnotherServer() {
        try (Service other = start(Map.of())) {
            for (int i = 0; i < 10; i++) {
                String id = client.submit("/ratings", sleeping(0.2));
                List<CompletableFuture<JsonNode>> both = List.of(waits(client, id), waits(other.client(), id));
                assertThat(both).allSatisfy(end -> assertThat(end.join().get("status").asString()).isEqualTo("done"));
            }
        }
    }

    @Test
    void aFailedAttemptIsNoEnd() {
        database.execute("ALTER SEQUENCE tries RESTART");
        String id = client.submit("/ratings", "{\"film\": \"twice in the way\", \"stars\": 1, \"sleep\": 0.1}");
        JsonNode job = waiting(client, id, "60s");
        assertThat(job.get("status").asString()).isEqualTo("done");
        assertThat(job.get("attempts").asInt()).isEqualTo(3);
    }

    @Test
    void aJobThatIsDeletedMeanwhileIsUnknown() {
        String id = UUID.randomUUID().toString();
        database.execute("INSERT INTO trestle.job (id, route, request, max_attempts, keep_results) VALUES ('" + id
                + "', 'RateFilm', '{}', 5, '1 hour')");
        CompletableFuture<HttpResponse<String>> waits =
                CompletableFuture.supplyAsync(() -> client.send("GET", "/jobs/" + id + "?wait=60s", ""));
        database.execute("DELETE FROM trestle.job WHERE id = '" + id + "'");
        assertThat(waits.join().statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"61s, out_of_range", "PT1M0.001S, out_of_range", "-PT1S, out_of_range", "9999999%20d, out_of_range",
            "10, invalid_format", "soon, invalid_format", "10s&wait=10s, repeated", "%00, nul_character"})
    void badTimes(String time, String code) {
        String id = client.submit("/ratings", sleeping(0));
        JsonNode problem = client.json(422, "GET", "/jobs/" + id + "?wait=" + time, "");
        assertThat(problem.get("errors")).singleElement().satisfies(error -> {
            assertThat(error.get("pointer").asString()).isEqualTo("/wait");
            assertThat(error.get("code").asString()).isEqualTo(code);
        });
    }

    @Test
    void otherParametersAreIgnored() {
        String id = client.submit("/ratings", sleeping(0));
        client.json(200, "GET", "/jobs/" + id + "?wait=&id=1&pretty", "");
        client.json(400, "GET", "/jobs/" + id + "?wait=%ff", "");
        client.json(404, "GET", "/jobs/" + UUID.randomUUID() + "?wait=60s", "");
    }

    /** A server waits for its requests for 5 s longer than for a statement, and then cuts them off. */
    @Test
    void endsWhenTheServerStops() {
        String id;
        CompletableFuture<JsonNode> waits;
        try (Service other = Service.start(database.url() + "&ApplicationName=stopping",
                Map.of("trestle.database.statement-timeout", "PT1S", "trestle.jobs.shutdown-grace", "PT0S"),
                Service.OPTIONS, RateWithCard.Hook.of(film -> film))) {
            id = other.client().submit("/ratings", sleeping(60));
            other.client().awaitStatus(id, "running");
            waits = waits(other.client(), id);
            Waiting.until(() -> database.query("SELECT count(*) FROM pg_stat_activity"
                    + " WHERE application_name = 'stopping' AND query LIKE '%AS awaited (id)%'").equals("1"));
        }
        assertThat(waits.join().get("finished_at").isNull()).isTrue();
        client.json(200, "DELETE", "/jobs/" + id, "");
    }
}
