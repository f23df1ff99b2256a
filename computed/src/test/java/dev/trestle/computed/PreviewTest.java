package dev.trestle.computed;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.library.LibraryColumns;
import dev.trestle.computed.limit.ComputedLimit;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A preview calls the function for some rows, and stores nothing. */
@ExtendWith(Postgres.class)
class PreviewTest {

    /** The content of every table of every schema. */
    private static final String CONTENT = """
            SELECT string_agg(md5(query_to_xml(format('SELECT * FROM %I.%I AS t ORDER BY t::text', table_schema, table_name), true, true, '')::text), ' '
                   ORDER BY table_schema, table_name)
              FROM information_schema.tables WHERE table_schema IN ('public', 'trestle') AND table_type = 'BASE TABLE'""";

    @Test
    void tellsInputsValuesAndErrorsAndStoresNothing(Postgres.Database database) {
        Library library = Library.another(database);
        AtomicBoolean isNew = new AtomicBoolean();
        Functions functions = Functions.USUAL.summary(film -> {
            if (isNew.get() && film.body().isEmpty()) {
                throw Computed.refuse("no body of " + film.title());
            }
            return isNew.get() ? "new " + film.title() : Functions.summary(film);
        });
        try (Service service = Service.start(library.database(), functions, Map.of())) {
            library.execute("INSERT INTO film (film_id, title, body) VALUES (1, 'Alien', 'In space'), (2, 'Brazil', NULL), (3, 'Casino', 'Cards')");
            library.awaitDone();
            isNew.set(true);
            String before = library.query(CONTENT);

            JsonNode rows = preview(service, "film.summary", "{\"rows\": 2}").get("rows");
            assertThat(rows).hasSize(2);
            assertThat(rows.get(0).get("key").toString()).isEqualTo("{\"film_id\":3}");
            assertThat(rows.get(0).get("inputs").toString()).isEqualTo("{\"body\":\"Cards\",\"title\":\"Casino\"}");
            assertThat(rows.get(0).get("value").asString()).isEqualTo("new Casino");
            assertThat(rows.get(0).get("error").isNull()).isTrue();
            assertThat(rows.get(0).get("millis").isIntegralNumber()).isTrue();
            assertThat(rows.get(1).get("value").isNull()).isTrue();
            assertThat(rows.get(1).get("error").get("message").asString()).isEqualTo("no body of Brazil");
            assertThat(rows.get(1).get("inputs").get("body").isNull()).isTrue();

            assertThat(preview(service, "film.embedding", "").get("rows")).as("of a batch, and three rows by default").hasSize(3);
            rows = preview(service, "film.summary", """
                    {"values": [{"title": "Dune", "body": null}, {"body": "In \\"quotes\\"", "title": "Eraserhead"}]}""").get("rows");
            assertThat(rows.get(0).toString()).startsWith("{\"key\":null,\"inputs\":{\"body\":null,\"title\":\"Dune\"},\"value\":null,")
                    .contains("no body of Dune");
            assertThat(rows.get(1).get("inputs").get("body").asString()).isEqualTo("In \"quotes\"");
            assertThat(rows.get(1).get("value").asString()).isEqualTo("new Eraserhead");
            assertThat(preview(service, "film.card", "{\"values\": [{\"embedding\": [1.5, 3]}]}").get("rows").get(0).get("value").asString())
                    .as("a column that is left out is null").isEqualTo("?#2");

            assertThat(library.query(CONTENT)).as("nothing is stored").isEqualTo(before);
        }
    }

    @Test
    void worksForAColumnThatTheDatabaseDoesNotHaveYet(Postgres.Database database) {
        Library library = Library.another(database);
        try (Service service = Service.start(library.database(), Functions.USUAL)) {
            library.execute("INSERT INTO film (film_id, title, body) VALUES (1, 'Alien', 'In space!'), (2, 'Brazil', NULL)");
            library.awaitDone();
            String before = library.query(CONTENT);

            JsonNode preview = preview(service, "film.mood", "{\"rows\": 5}");
            assertThat(preview.get("migration").asString()).isEqualTo("ALTER TABLE public.film ADD COLUMN mood character varying(20);");
            JsonNode rows = preview.get("rows");
            assertThat(rows).hasSize(2);
            assertThat(rows.get(0).get("key").toString()).isEqualTo("{\"film_id\":2}");
            assertThat(error(rows, 0)).isEqualTo("dev.trestle.computed.failure.Refusal: no body");
            assertThat(rows.get(1).get("inputs").toString()).isEqualTo("{\"body\":\"In space!\",\"title\":\"Alien\"}");
            assertThat(rows.get(1).get("value").asString()).isEqualTo("loud");
            assertThat(preview(service, "film.mood", "{\"values\": [{\"title\": \"Dune\", \"body\": \"Sand\"}]}").get("rows").get(0)
                    .get("value").asString()).isEqualTo("quiet");
            assertThat(preview(service, "film.summary", "").has("migration")).isFalse();

            assertThat(service.client().json(200, "GET", "/computed").get("not_in_database").toString()).isEqualTo("[\"film.mood\"]");
            assertThat(service.client().send("POST", "/computed/film.mood/retry", "application/json").statusCode()).isEqualTo(404);
            assertThat(library.query(CONTENT)).as("nothing is stored").isEqualTo(before);
        }
    }

    /** After a pause or a call that takes too long it calls no function; a call that goes on keeps its turn. */
    @Test
    void endsAtAPauseAndAfterATimeout(Postgres.Database database) {
        Library library = Library.another(database);
        library.execute("SET trestle.computed = 'later'; INSERT INTO film (film_id, title) VALUES (1, 'Alien'), (2, 'Brazil'), (3, 'Casino');"
                + " RESET trestle.computed");
        CountDownLatch gate = new CountDownLatch(1);
        AtomicBoolean isSlow = new AtomicBoolean(true);
        LibraryColumns columns = new LibraryColumns(film -> {
            while (isSlow.get() && gate.getCount() > 0) {
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    // It does not heed it.
                }
            }
            if (film.title().equals("Brazil")) {
                throw Computed.retryAfter(Duration.ofHours(1), "slow down");
            }
            return Functions.summary(film);
        }, options -> options.timeout(Duration.ofMillis(500)).limit(ComputedLimit.of("model").parallel(1)));
        try (Service service = Service.begin(library.database().url(), columns::api, Map.of())) {
            Waiting.until(() -> service.computed().hasBegun());
            JsonNode rows = preview(service, "film.summary", "").get("rows");
            assertThat(error(rows, 0)).startsWith("java.util.concurrent.TimeoutException: ");
            assertThat(error(rows, 2)).isEqualTo("not called: A call took too long");
            assertThat(library.query("SELECT count(*) FROM trestle.computed_call")).isEqualTo("1");
            isSlow.set(false);
            gate.countDown();
            library.await("0", "SELECT count(*) FROM trestle.computed_call");

            rows = preview(service, "film.summary", "").get("rows");
            assertThat(rows.get(0).get("value").asString()).isEqualTo("Casino: none");
            assertThat(error(rows, 1)).isEqualTo("dev.trestle.computed.failure.RetryLater: slow down");
            assertThat(error(rows, 2)).isEqualTo("not called: The function has asked for a pause");
            assertThat(library.query("SELECT paused_until > now() FROM trestle.computed_limit")).isEqualTo("t");
        }
    }

    private static String error(JsonNode rows, int row) {
        JsonNode error = rows.get(row).get("error");
        return error.get("type").asString() + ": " + error.get("message").asString();
    }

    @Test
    void refusesOtherColumnsAndBodies(Postgres.Database database) {
        Library library = Library.another(database);
        try (Service service = Service.start(library.database(), Functions.USUAL, Map.of())) {
            assertThat(send(service, "film.title", "").statusCode()).isEqualTo(404);
            assertThat(send(service, "film.summary", "{\"rows\": 0}").body()).contains("\"pointer\":\"/rows\"");
            assertThat(send(service, "film.summary", "{\"row\": 1}").body()).contains("\"pointer\":\"/row\"");
            refuses(service, "{}", "", "has to have either 'rows' or 'values'");
            refuses(service, "{\"rows\": 1, \"values\": [{\"title\": \"Dune\"}]}", "", "has to have either 'rows' or 'values'");
            refuses(service, "{\"values\": []}", "/values", "has to have an object");
            refuses(service, "{\"values\": {}}", "/values", "has to be an array");
            refuses(service, "{\"values\": [null]}", "/values/0", "must not be null");
            refuses(service, "{\"values\": [" + "{\"title\": \"Dune\"}, ".repeat(100) + "{}]}", "/values", "has more than 100 objects");
            refuses(service, "{\"values\": [{\"title\": \"Dune\"}, {\"titel\": 1}]}", "/values/1/titel",
                    "is not an input of the column; these are: title, body");
            refuses(service, "{\"values\": [{\"body\": \"x\"}]}", "/values/0/title", "is required");
            refuses(service, "{\"values\": [{\"title\": null}]}", "/values/0/title", "must not be null");
            refuses(service, "{\"values\": [{\"title\": \"\\u0000\"}]}", "/values/0/title", "U+0000");
            assertThat(send(service, "film.card", "{\"values\": [{}, {\"embedding\": \"no numbers\", \"slug\": \"x\"}]}").body())
                    .contains("{\"pointer\":\"/values/1/embedding\",\"code\":\"invalid_value\",\"message\":\"is not a value of the type real[]\"}")
                    .doesNotContain("SELECT", "/values/0", "slug");
            assertThat(service.client().send("POST", "/computed/film.summary/preview", "text/plain", "x").statusCode()).isEqualTo(415);
        }
    }

    private static HttpResponse<String> send(Service service, String column, String body) {
        return service.client().send("POST", "/computed/" + column + "/preview", "application/json", body);
    }

    private static void refuses(Service service, String body, String pointer, String message) {
        HttpResponse<String> answer = send(service, "film.summary", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"pointer\":\"" + pointer + "\"", message);
    }

    private static JsonNode preview(Service service, String column, String body) {
        HttpResponse<String> answer = send(service, column, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Client.read(answer.body());
    }
}
