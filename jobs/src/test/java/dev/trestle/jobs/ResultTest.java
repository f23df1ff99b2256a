package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.NumRows;
import dev.trestle.testing.Postgres;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The result of a job alone. */
@ExtendWith(Postgres.class)
@TestInstance(Lifecycle.PER_CLASS)
class ResultTest {

    private final Postgres.Database database;
    private final Service service;
    private final Client client;

    ResultTest(Postgres.Database database) {
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

    private static String path(String id) {
        return "/jobs/" + id + "/result";
    }

    private static String rating(String film, double sleep) {
        return "{\"film\": \"" + film + "\", \"stars\": 4.50, \"sleep\": " + sleep + "}";
    }

    @Test
    void isWhatTheRouteWouldHaveAnswered() {
        for (String route : List.of("/ratings", "/cards")) {
            JsonNode job = client.ended(client.submit(route, rating("Ran", 0)));
            assertThat(job.get("result_url").asString()).isEqualTo(
                    "http://localhost:" + client.port() + path(job.get("id").asString()));
            HttpResponse<byte[]> answer = client.bytes(job.get("result_url").asString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(JsonMapper.shared().readTree(answer.body())).isEqualTo(job.get("result"));
            HttpResponse<String> head = client.send("HEAD", path(job.get("id").asString()), "");
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("Content-Length")).contains(Integer.toString(answer.body().length));
        }
    }

    @Test
    void isAConflictBeforeTheEnd() {
        String id = client.submit("/ratings", rating("Ran", 60));
        HttpResponse<String> early = client.send("GET", path(id) + "?wait=10ms", "");
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.headers().firstValue("Retry-After")).contains("1");
        assertThat(client.job(id).get("result_url").isNull()).isTrue();
        client.json(200, "DELETE", "/jobs/" + id, "");
    }

    @Test
    void canBeWaitedFor() {
        String id = client.submit("/ratings", rating("Ran", 0.3));
        assertThat(client.json(200, "GET", path(id) + "?wait=60s", "").get("film").asString()).isEqualTo("Ran");
        client.json(422, "GET", path(id) + "?wait=61s", "");
    }

    @Test
    void isTheProblemOfAJobThatFailed() {
        String id = client.submit("/ratings", rating("refused", 0));
        HttpResponse<String> answer = client.send("GET", path(id) + "?wait=60s", "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JsonMapper.shared().readTree(answer.body())).isEqualTo(client.job(id).get("error"));
        assertThat(client.job(id).get("result_url").isNull()).isTrue();
    }

    @Test
    void isGoneForACancelledJob() {
        String id = client.submit("/ratings", rating("Ran", 60));
        client.json(200, "DELETE", "/jobs/" + id, "");
        assertThat(client.json(410, "GET", path(id), "").get("detail").asString()).contains("cancelled");
    }

    @Test
    void isUnknownWithoutAJob() {
        for (String id : List.of(UUID.randomUUID().toString(), "1", "%20")) {
            client.json(404, "GET", path(id), "");
        }
        String id = client.submit("/ratings", rating("Ran", 0));
        client.ended(id);
        client.json(404, "GET", path(id) + "/", "");
        HttpResponse<String> put = client.send("PUT", path(id), "{}");
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
        database.execute("UPDATE trestle.job SET expires_at = now() WHERE id = '" + id + "'");
        client.json(404, "GET", path(id), "");
    }

    /** Sends the number of rows as text to clients that ask for it, and else nothing. */
    private static void send(ServerRequest request, ServerResponse response, NumRows result) {
        if (!request.query().first("format").orElse("").equals("text")) {
            throw HttpProblem.of(Status.NOT_ACCEPTABLE_406, "The answer can be: text");
        }
        response.send(result.numRows() + " rows");
    }

    @Test
    void isSentAsTheRouteHasIt() {
        try (Service other = Service.start(database.url(), Map.of(), (trestle, jobs) -> {
            JobType<Forget.Request, NumRows> counted = jobs.type("Counted", Service.OPTIONS,
                    JsonForm.of(Forget.Request::read, Forget.Request::write),
                    (transaction, request) -> new NumRows(3), NumRows.JSON).sending(ResultTest::send);
            RatingsApi api = new RatingsApi(trestle, jobs, Service.OPTIONS, RateWithCard.Hook.of(film -> film));
            api.more.put("/counted", (request, response) -> counted.accepted(response, counted.submit(new Forget.Request("x"))));
            return api;
        })) {
            String id = other.client().submit("/counted", "{}");
            JsonNode job = other.client().ended(id);
            assertThat(job.get("result").toString()).isEqualTo("{\"num_rows\":3}");
            assertThat(other.client().send("GET", path(id) + "?format=text", "").body()).isEqualTo("3 rows");
            other.client().json(406, "GET", path(id), "");
            // A server without the route has JSON alone, and so has one that cannot read the result.
            assertThat(client.json(200, "GET", path(id) + "?format=text", "").get("num_rows").asInt()).isEqualTo(3);
            database.execute("UPDATE trestle.job SET result = '{\"count\": 3}' WHERE id = '" + id + "'");
            assertThat(other.client().json(200, "GET", path(id) + "?format=text", "").get("count").asInt()).isEqualTo(3);
        }
    }
}
