package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Binds;
import dev.trestle.runtime.database.Columns;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.runtime.sql.InsertRowsSql;
import dev.trestle.testing.Postgres;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Rows that are written to the answer before they are committed. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredRowsTest {

    private static final InsertRowsSql<Item> INSERT = InsertRowsSql.<Item>into("item")
            .set("id", "?", Item::id, Binds::int4)
            .set("text", "?", Item::text, Binds::text)
            .returning("id, text");

    private static final Columns COLUMNS = new Columns().add("id", PgCodecs.INT4).orNull("text", PgCodecs.TEXT);

    private static final String SCHEMA = """
            CREATE TABLE item (id int UNIQUE DEFERRABLE INITIALLY DEFERRED, text text CHECK (text <> 'bad'));
            CREATE FUNCTION skip() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NEW.text = 'skip' THEN RETURN NULL; ELSE RETURN NEW; END IF; END $$;
            CREATE TRIGGER skip BEFORE INSERT ON item FOR EACH ROW EXECUTE FUNCTION skip()""";

    private final Postgres.Database postgres;
    private final Service service;

    StoredRowsTest(Postgres.Database postgres) {
        this.postgres = postgres;
        postgres.execute(SCHEMA);
        service = Service.start(postgres.url(), trestle -> routing ->
                trestle.routes(routing).route(Method.POST, "/items", route(trestle)).end());
    }

    @BeforeEach
    void one() {
        postgres.execute("TRUNCATE item; INSERT INTO item VALUES (1, 'there')");
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private record Item(int id, String text) {
        static Item read(RequestReader in) {
            int id = 0;
            String text = "";
            while (in.next()) {
                switch (in.name()) {
                    case "id" -> id = in.int4();
                    case "text" -> text = in.text();
                    default -> in.unknown();
                }
            }
            in.end("id", "text");
            return new Item(id, text);
        }
    }

    private static Handler route(Trestle trestle) {
        return (request, response) -> {
            List<Item> rows = trestle.json().read(request, in -> in.rows(1000, Item::read));
            trestle.json().sendStored(response, out ->
                    trestle.database().insertEach(rows, INSERT::sql, INSERT::bind, COLUMNS.to(out)));
        };
    }

    private Service.Answer post(String... items) {
        return service.post("/items", "{\"rows\": [" + String.join(",", items) + "]}");
    }

    private static String item(int id, String text) {
        return "{\"id\":" + id + ",\"text\":\"" + text + "\"}";
    }

    private String stored() {
        return postgres.query("SELECT count(*) FROM item");
    }

    @Test
    void inTheirOrder() {
        Service.Answer answer = post(item(3, "c"), item(2, "b"));

        assertThat(answer.json(201).get("rows").toString()).isEqualTo("[" + item(3, "c") + "," + item(2, "b") + "]");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(post().json(201).get("rows").size()).isZero();
        assertThat(stored()).isEqualTo("3");
    }

    /** They are sent at once, whatever their size. */
    @Test
    void many() {
        String[] items = IntStream.range(0, 900).mapToObj(i -> item(10 + i, "x".repeat(200))).toArray(String[]::new);
        Service.Answer answer = post(items);

        assertThat(answer.json(201).get("rows").size()).isEqualTo(900);
        assertThat(answer.header("Content-Length")).isNotEmpty();
    }

    @Test
    void refused() {
        assertThat(post(item(2, "a"), item(3, "bad"), item(4, "bad")).errors(422))
                .containsExactly("/rows/1 check_violation", "/rows/2 check_violation");
        assertThat(stored()).isEqualTo("1");
    }

    /** All of them have been written by then. */
    @Test
    void refusedAtTheCommit() {
        JsonNode problem = post(item(2, "a"), item(1, "b"), item(3, "c")).problem(409);

        assertThat(problem.get("errors").valueStream().map(error -> error.get("pointer").asString())
                .collect(Collectors.joining(" "))).isEqualTo("/rows/1");
        assertThat(stored()).isEqualTo("1");
    }

    @Test
    void skippedByATrigger() {
        assertThat(post(item(2, "a"), item(3, "skip")).problem(409).get("detail").asString()).contains("did not store");
        assertThat(stored()).isEqualTo("1");
    }
}
