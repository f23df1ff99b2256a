package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.sql.InsertRowsSql;
import dev.trestle.runtime.sql.ValueBinder;
import dev.trestle.testing.Logged;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import io.helidon.http.Method;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that PostgreSQL refuses with an SQLSTATE that a changed schema has, too. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValueFaultsTest {

    private static final String PREMIERES = "CREATE TABLE premiere (id int UNIQUE, day date,"
            + " year int GENERATED ALWAYS AS (extract(year FROM day)::int) STORED)";

    private final Postgres.Database database;
    private final Service service;
    private final Database rows;

    ValueFaultsTest(Postgres.Database database) {
        database.execute("CREATE EXTENSION ltree; " + PREMIERES);
        this.database = database;
        this.service = Service.start(Map.of("trestle.database.url", database.url() + "&ApplicationName=value-faults",
                        "trestle.database.pool-size", "2"),
                trestle -> routing -> trestle.routes(routing)
                        .route(Method.POST, "/cast", new CastRoute(trestle))
                        .end());
        this.rows = service.trestle().database();
        // One more looks at the schema.
        Waiting.until(() -> connections().split(" ").length == 3);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private String connections() {
        return database.query("SELECT string_agg(pid::text, ' ' ORDER BY pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND application_name = 'value-faults'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "regclass | x.public.y | 1 | 0A000", "regtype | + | 1 | 42601", "regtype | a b c | 1 | 42601",
        "regprocedure | f($1) | 1 | 42601", "ltree | x | 1001 | 42622", "tsquery | ! | 20000 | XX000",
        "tsquery | ( | 1 | 42601", "regclass | nowhere | 1 | 42P01", "regnamespace | nowhere | 1 | 3F000",
        "gtsvector | x | 1 | 0A000", "text::regtype | + | 1 | 42601", "text::regclass | x.public.y | 1 | 0A000",
        "text::ltree | x y | 1 | 42601",
    })
    void areTheRequestsFault(String type, String value, int times, String state) {
        String before = connections();
        String text = value.repeat(times);
        try (Logged log = new Logged("dev.trestle.runtime.database.SqlProblems", "PostgreSQL refused")) {
            Service.Answer answer = service.post("/cast",
                    Service.JSON.writeValueAsString(Map.of("type", type, "value", text)));

            assertThat(answer.errors(422)).containsExactly("invalid_value");
            assertThat(answer.response().body()).contains("SQLSTATE " + state);
            assertThat(log.messages()).anyMatch(line -> line.startsWith("PostgreSQL refused a value: SQLSTATE " + state))
                    .allMatch(line -> line.matches("PostgreSQL refused a value: SQLSTATE \\w{5} from \\w+"));
        }
        assertThat(connections()).isEqualTo(before);
    }

    @Test
    void infinityInAGeneratedColumnCostsNoConnection() {
        String before = connections();

        IntStream.range(0, 40).parallel().forEach(i -> assertThatThrownBy(() ->
                rows.insert("INSERT INTO premiere (day) VALUES (?::date) RETURNING id", binds -> binds.value(LocalDate.MAX, PgCodecs.DATE),
                        row -> row))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> assertThat(problem.status().code()).isEqualTo(422)));

        assertThat(connections()).isEqualTo(before);
    }

    @Test
    void rowsAreTold() {
        assertThatThrownBy(() -> rows.insertRows(List.of("2026-01-01", "infinity", "2026-01-02", "infinity"),
                days -> "INSERT INTO premiere (day) VALUES (?::date)" + ", (?::date)".repeat(days.size() - 1) + " RETURNING 1",
                (day, binds) -> binds.literal(day), row -> row.int4(1)))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> assertThat(problem.errors())
                        .extracting(error -> error.pointer() + " " + error.code())
                        .containsExactly("/rows/1 invalid_value", "/rows/3 invalid_value"));
        // Each row has columns of its own.
        ValueBinder<String> literal = (binds, row) -> binds.literal(row.replaceAll(".* ", ""));
        InsertRowsSql<String> insert = InsertRowsSql.<String>into("premiere")
                .ifPresent("id", "?", row -> row.startsWith("id") ? Input.of(row) : Input.absent(), literal)
                .ifPresent("day", "?", row -> row.startsWith("day") ? Input.of(row) : Input.absent(), literal)
                .returning("1");
        assertThatThrownBy(() -> rows.insertRows(List.of("id 1", "day x", "id x", "day 2026-01-01"),
                insert::sql, insert::bind, row -> row.int4(1)))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> assertThat(problem.errors())
                        .extracting(error -> error.pointer() + " " + error.code())
                        .containsExactly("/rows/1/day invalid_value", "/rows/2/id invalid_value"));
    }

    /** Binds {@code 1} for every parameter but those that are to be refused, which are {@code x}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1x | INSERT INTO premiere (id, day) VALUES (?, ?) RETURNING id | /day",
        "x1 | INSERT INTO premiere (id, day) VALUES (?::int, ?::date) RETURNING id | /id",
        "11x | INSERT INTO \"Day, (?)\" AS stored (a, \"b, \"\"?)\", c) VALUES (?, ?, ?) ON CONFLICT (a) DO NOTHING RETURNING a | /c",
        "1x1 | INSERT INTO \"Day, (?)\" (a, \"b, \"\"?)\", c) VALUES (?, ?, ?) RETURNING a | '/b, \"?)'",
        "1x1 | UPDATE \"Day, (?)\" SET a = ?, \"b, \"\"?)\" = ?::int WHERE c = ? RETURNING a | '/b, \"?)'",
        "11x | UPDATE \"Day, (?)\" SET a = ?, \"b, \"\"?)\" = ? WHERE c = ? RETURNING a | /c",
        "x1 | INSERT INTO premiere (id) VALUES (?::int + ?::int) RETURNING id | ''",
        "x1 | INSERT INTO premiere SELECT ?::int, ?::date RETURNING id | ''",
    })
    void theFieldIsTold(String values, String sql, String pointer) {
        database.execute("CREATE TABLE IF NOT EXISTS \"Day, (?)\" (a int, \"b, \"\"?)\" int, c int)");

        assertThatThrownBy(() -> rows.insert(sql, binds -> {
            for (char value : values.toCharArray()) {
                binds.literal(value == 'x' ? "$7 = 'x" : "1");
            }
        }, row -> row.int4(1))).isInstanceOfSatisfying(HttpProblem.class, problem -> assertThat(problem.errors())
                .extracting(error -> error.pointer() + " " + error.code()).containsExactly(pointer + " invalid_value"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "INSERT INTO premiere (id) VALUES (?::int) ON CONFLICT (day) DO NOTHING",
        "INSERT INTO premiere (id) VALUES (?::int) ON CONFLICT ON CONSTRAINT nowhere DO NOTHING",
        "INSERT INTO premiere (year) VALUES (?::int)", "INSERT INTO premiere (id) VALUES (?::jsonb)",
        "INSERT INTO ruled VALUES (?::int) ON CONFLICT DO NOTHING", "SELECT ?::nowhere", "SELECT nowhere.f(?)",
        "SELECT nowhere FROM premiere WHERE id = ?::int", "SELECT drifted(?)", "SELECT reads_no_field(?)",
    })
    void aStatementIsTheSchemasFault(String sql) {
        database.execute("""
                CREATE TABLE IF NOT EXISTS ruled (id int UNIQUE);
                CREATE OR REPLACE RULE ruled_too AS ON INSERT TO ruled DO ALSO SELECT 1;
                CREATE OR REPLACE FUNCTION drifted(t text) RETURNS int LANGUAGE plpgsql AS
                    $$ BEGIN PERFORM nowhere FROM premiere; RETURN 1; END $$;
                CREATE OR REPLACE FUNCTION reads_no_field(t text) RETURNS int LANGUAGE plpgsql AS
                    $$ DECLARE r record; BEGIN SELECT 1 AS x INTO r; RETURN r.y; END $$""");

        assertThatThrownBy(() -> rows.execute(sql, binds -> binds.literal("1")))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> assertThat(problem.status().code()).isEqualTo(503));
    }

    @Test
    void aPlanThatNoLongerFitsIsMadeAnew() {
        String before = connections();
        String all = "SELECT * FROM premiere WHERE id = ?";
        for (int i = 0; i < 14; i++) {
            rows.list(all, binds -> binds.int4(1), row -> row);
        }
        database.execute("ALTER TABLE premiere ADD more text");
        int refused = 0;
        for (int i = 0; i < 4; i++) {
            try {
                rows.transaction(unit -> unit.list(all, binds -> binds.int4(1), row -> row));
            } catch (HttpProblem problem) {
                assertThat(problem.status().code()).isEqualTo(503);
                assertThat(problem.headers()).extracting(header -> header.headerName().lowerCase()).containsExactly("retry-after");
                refused++;
            }
        }

        assertThat(refused).isBetween(1, 2);
        int found = rows.transaction(unit -> unit.list(all, binds -> binds.int4(1), row -> row).size());
        assertThat(found).isZero();
        assertThat(connections()).isEqualTo(before);
    }
}
