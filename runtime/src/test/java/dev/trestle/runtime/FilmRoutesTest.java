package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.example.films.CreateFilm;
import com.example.films.FilmsApi;
import dev.trestle.runtime.types.Json;
import dev.trestle.testing.Postgres;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Routes of each kind, when all is well. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilmRoutesTest {

    private final Postgres.Database database;
    private final Service service;

    FilmRoutesTest(Postgres.Database database) {
        this.database = database;
        this.service = Service.start(database.url(), FilmRoutes::new);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private int create(String title) {
        String body = "{\"title\": \"" + title + "\", \"length\": 90}";
        return service.post("/films", body).json(201).get("film_id").asInt();
    }

    @Test
    void insertOfEveryInput() {
        JsonNode film = service.post("/films", """
                {"title": "All 🎞", "length": 1, "rating": "PG-13", "tags": ["a", null, "b \\"c\\""], "price": 1.5,
                 "extra": {"b": 1.10, "a": [1e2]}}""").json(201);

        assertThat(film.toString()).isEqualTo("{\"film_id\":" + film.get("film_id") + """
                ,"title":"All 🎞","rating":"PG-13","tags":["a",null,"b \\"c\\""],"price":1.50,\
                "created_at":"2026-01-02T03:04:05.123456Z","extra":{"a":[100],"b":1.10}}""");
    }

    @Test
    void absentIsTheDefaultAndNullIsNull() {
        assertThat(service.post("/films", "{\"title\": \"Absent\", \"length\": 1}").json(201).get("rating").asString())
                .isEqualTo("G");
        JsonNode film = service.post("/films", """
                {"title": "Null", "length": 1, "tags": null, "price": null, "extra": null}""").json(201);

        assertThat(film.get("tags").isNull() && film.get("price").isNull() && film.get("extra").isNull()).isTrue();
        assertThat(database.query("SELECT extra IS NULL FROM film WHERE title = 'Null'")).isEqualTo("t");
    }

    @Test
    void updateSetsWhatIsThere() {
        int film = create("Update");
        database.execute("INSERT INTO studio VALUES (7, 'Seven')");

        assertThat(service.post("/films/update", "{\"film_id\": %d, \"studio_id\": 7}".formatted(film)).json(200)
                .toString()).isEqualTo("{\"film_id\":%d,\"title\":\"Update\",\"studio_id\":7}".formatted(film));
        assertThat(service.post("/films/update", """
                {"film_id": %d, "studio_id": null, "title": "Updated", "ignored": [{"x": 1}]}""".formatted(film))
                .json(200).toString())
                .isEqualTo("{\"film_id\":%d,\"title\":\"Updated\",\"studio_id\":null}".formatted(film));
        service.post("/films/update", "{\"film_id\": -1, \"title\": \"None\"}").problem(404);
        assertThat(service.post("/films/update", "{\"film_id\": 1}").errors(422)).containsExactly("nothing_to_set");
    }

    @Test
    void deleteMatchesNullWithNull() {
        create("Delete");
        String match = "{\"title\": \"Delete\", \"studio_id\": %s}";

        assertThat(service.post("/films/delete", match.formatted("1")).json(200).toString())
                .isEqualTo("{\"num_rows\":0}");
        assertThat(service.post("/films/delete", match.formatted("null")).json(200).toString())
                .isEqualTo("{\"num_rows\":1}");
    }

    @Test
    void queryOfRows() {
        create("Query");

        assertThat(service.get("/films/search?title=Query").json(200).get("rows").size()).isOne();
        assertThat(service.get("/films/search?title=Query&ratings=PG&ratings=G").json(200).get("rows").size()).isOne();
        assertThat(service.get("/films/search?title=Query&ratings=PG").json(200).toString()).isEqualTo("{\"rows\":[]}");
    }

    @Test
    void queryOfOneRow() {
        int last = create("Last but one");
        int later = create("Last");

        assertThat(service.get("/films/one?id=" + later).json(200).get("title").asString()).isEqualTo("Last");
        service.get("/films/one?id=" + last).problem(409);
        service.get("/films/one?id=" + Integer.MAX_VALUE).problem(404);
    }

    @Test
    void smallAnswersHaveALengthAndLargeOnesAreStreamed() {
        Service.Answer small = service.get("/numbers?id=1000");
        Service.Answer large = service.get("/numbers?id=20000");

        assertThat(small.header("Content-Length")).isEqualTo("" + small.response().body().length());
        assertThat(large.header("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(large.json(200).get("rows").valueStream().map(row -> row.get("num_rows").asInt()))
                .isEqualTo(IntStream.rangeClosed(1, 20000).boxed().toList());
    }

    @Test
    void anErrorInTheMiddleOfAnAnswer() {
        service.get("/numbers?id=-100").problem(500);
        assertThatExceptionOfType(java.io.UncheckedIOException.class)
                .isThrownBy(() -> service.get("/numbers?id=-20000"));
        assertThat(service.get("/numbers?id=1").json(200).get("rows").size()).isOne();
    }

    @Test
    void aRouteRunsWithoutHttp() {
        CreateFilm route = new FilmsApi(service.trestle()).createFilm;
        CreateFilm.Request request = new CreateFilm.Request("Java", (short) 1, Input.absent(),
                Input.of(List.of("x")), Input.absent(), Input.absent(), Input.of(new Json("[1]")));

        CreateFilm.Response film = route.run(request);

        assertThat(film.tags()).containsExactly("x");
        assertThat(film.extra()).isEqualTo(new Json("[1]"));
        assertThatExceptionOfType(HttpProblem.class).isThrownBy(() -> route.run(request))
                .satisfies(problem -> assertThat(problem.status().code()).isEqualTo(409))
                .withMessageContaining("film_title_unique");
    }

    @Test
    void health() {
        assertThat(service.get("/observe/health/live").response().statusCode()).isEqualTo(200);
        Service.Answer ready = service.get("/observe/health/ready");
        assertThat(ready.response().statusCode()).as(ready.response().body()).isEqualTo(200);
    }
}
