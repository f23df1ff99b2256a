package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.films.FilmsApi;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import io.helidon.http.Method;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Odd text for the input function of every type: it is read or refused, nothing else, and costs no connection.
 * {@code -Dtrestle.odd=5000} is for so many texts a type.
 */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddTextTest {

    private static final int COUNT = Integer.getInteger("trestle.odd", 20);
    private static final long SEED = Long.getLong("trestle.seed", COUNT == 20 ? 11 : new Random().nextLong());

    private final Postgres.Database database;
    private final Service service;

    OddTextTest(Postgres.Database database) {
        database.execute("CREATE EXTENSION citext; CREATE EXTENSION hstore; CREATE EXTENSION ltree; CREATE EXTENSION cube;"
                + " CREATE DOMAIN object AS regclass CHECK (VALUE <> 'pg_class'::regclass);"
                + " CREATE TYPE pair AS (object regtype, query tsquery)");
        this.database = database;
        this.service = Service.start(database.url() + "&ApplicationName=odd-text", trestle -> {
            FilmsApi films = new FilmsApi(trestle);
            return routing -> {
                films.setup(routing);
                trestle.routes(routing).route(Method.POST, "/cast", new CastRoute(trestle)).end();
            };
        });
        // One more looks at the schema.
        Waiting.until(() -> connections().size() == 4);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private List<String> column(String sql) {
        return List.of(database.query("SELECT coalesce(string_agg(item, '\n' ORDER BY item), '') FROM (" + sql + ") AS items")
                .split("\n"));
    }

    private List<String> connections() {
        return column("SELECT pid::text AS item FROM pg_stat_activity WHERE datname = current_database()"
                + " AND application_name = 'odd-text'");
    }

    private void assertTakenOrRefused(String path, Map<String, ?> body, int success) {
        Service.Answer answer = service.post(path, Service.JSON.writeValueAsString(body));
        String request = "seed " + SEED + ": " + body;
        int status = answer.response().statusCode();
        assertThat(status).as(request).isIn(success, 422);
        if (status == 422) {
            assertThat(answer.errors(422)).as(request).hasSize(1);
        }
    }

    @Test
    void everyInputFunction() {
        List<String> types = column("SELECT pg_catalog.format_type(oid, NULL) AS item FROM pg_catalog.pg_type"
                + " WHERE typtype IN ('b', 'd', 'r', 'm') AND typelem = 0 OR typname = 'pair' OR typname = '_regtype'");
        List<String> before = connections();
        OddText texts = OddText.of(SEED);

        for (String type : types) {
            for (int i = 0; i < COUNT; i++) {
                assertTakenOrRefused("/cast", Map.of("type", type, "value", texts.next()), 200);
            }
        }
        assertThat(types).hasSizeGreaterThan(80).contains("regtype", "tsquery", "ltree", "hstore", "int4multirange", "object");
        assertThat(connections()).isEqualTo(before);
    }

    @Test
    void everyColumn() {
        List<String> columns = column("SELECT attname::text AS item FROM pg_catalog.pg_attribute"
                + " WHERE attrelid = 'public.everything'::regclass AND attnum > 0");
        List<String> before = connections();
        OddText texts = OddText.of(SEED);

        for (String column : columns) {
            for (int i = 0; i < COUNT; i++) {
                String text = texts.next();
                assertTakenOrRefused("/everything", Map.of(column, column.endsWith("s") ? List.of(text) : text), 201);
            }
        }
        assertThat(columns).hasSizeGreaterThan(30);
        assertThat(connections()).isEqualTo(before);
    }
}
