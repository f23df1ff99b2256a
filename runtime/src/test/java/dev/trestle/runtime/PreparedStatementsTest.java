package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.database.Binds;
import dev.trestle.runtime.database.Database;
import dev.trestle.testing.Postgres;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL parses a statement once for a connection, whatever of its values are null; values stay text then. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreparedStatementsTest {

    private static final int RUNS = 40;

    private final Service service;
    private final Database database;

    PreparedStatementsTest(Postgres.Database postgres) {
        service = Service.start(
                Map.of("trestle.database.url", postgres.url(), "trestle.database.pool-size", "1"), FilmRoutes::new);
        database = service.trestle().database();
        postgres.execute("CREATE TABLE nulls (a bool, b int2, c int4, d int8, e float4, f float8, g text)");
    }

    @AfterAll
    void stop() {
        service.close();
    }

    /** Binds a value, or null. */
    @FunctionalInterface
    private interface Column {
        void bind(Binds binds, boolean isNull) throws SQLException;
    }

    private static final List<Column> COLUMNS = List.of(
            (binds, isNull) -> binds.bool(isNull ? null : true),
            (binds, isNull) -> binds.int2(isNull ? null : (short) 1),
            (binds, isNull) -> binds.int4(isNull ? null : 1),
            (binds, isNull) -> binds.int8(isNull ? null : 1L),
            (binds, isNull) -> binds.float4(isNull ? null : 1f),
            (binds, isNull) -> binds.float8(isNull ? null : 1.0),
            (binds, isNull) -> binds.text(isNull ? null : "x"));

    @Test
    void nullsOfAnyColumn() {
        for (int run = 0; run < RUNS; run++) {
            int nulls = run * 37;
            database.execute("INSERT INTO nulls VALUES (?, ?, ?, ?, ?, ?, ?)", binds -> {
                for (int column = 0; column < COLUMNS.size(); column++) {
                    COLUMNS.get(column).bind(binds, (nulls >> column & 1) == 1);
                }
            });
        }

        // The driver leaves the preparing until it has seen a statement a few times.
        long plans = database.one("SELECT generic_plans + custom_plans FROM pg_prepared_statements"
                + " WHERE statement LIKE 'INSERT INTO nulls%'", binds -> {}, row -> row.int8(1));
        assertThat(plans).isGreaterThan(RUNS - 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "'(1.5,-2)'::point", "'(1,1),(0,0)'::box", "'((0,0),(1,1))'::polygon", "1::int2", "1::int4", "1::int8", "1.5::float4",
        "1.5::float8", "1.50::numeric", "true", "'a'::text", "'\\x00ff'::bytea", "'2026-01-02'::date", "'03:04:05.6'::time",
        "'2026-01-02 03:04:05'::timestamp", "'2026-01-02 03:04:05Z'::timestamptz", "'1 day'::interval", "gen_random_uuid()",
        "'{1,2}'::int4[]", "'{\"(1.5,-2)\"}'::point[]", "'[1,3)'::int4range", "'{}'::jsonb", "'10.0.0.0/24'::cidr"})
    void valuesAreText(String value) {
        for (int run = 0; run < RUNS; run++) {
            database.each("SELECT v, v::text FROM (SELECT " + value + " AS v) AS one", binds -> { }, row ->
                    assertThat(row.value(1, WIRE)).isEqualTo(row.value(2, WIRE)));
        }
    }

    /** Gives what the driver received; of a boolean and bytea, text is another form. */
    private static final Codec<String> WIRE = new Codec<>() {
        @Override
        public String parse(String text) {
            return text.equals("t") ? "true" : text.equals("\0\uFFFD") ? "\\x00ff" : text;
        }

        @Override
        public String format(String value) {
            return value;
        }
    };
}
