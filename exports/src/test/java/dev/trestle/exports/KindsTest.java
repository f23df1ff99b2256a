package dev.trestle.exports;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.kinds.mariadb.MariadbApi;
import com.example.kinds.postgresql.PostgresqlApi;
import com.example.kinds.sqlite.SqliteApi;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.MariaDb;
import dev.trestle.testing.Postgres;
import io.helidon.webserver.http.HttpFeature;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of value arrives as it was, by generated routes. */
@ExtendWith({Postgres.class, MariaDb.class})
class KindsTest {

    private final Postgres.Database database;

    KindsTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeEach
    void rows() {
        database.execute("DELETE FROM kind");
        database.execute("""
                INSERT INTO kind VALUES
                (1, true, -32768, 9223372036854775807, 0.1, 0.1, 12345678901234567890.1234567890, 'Łódź ''x'' \\ "y"',
                 '0e37df36-f698-11e6-8dd4-cb9ced3df976', '2026-02-28', '23:59:59.999999', '2026-01-02 03:04:05.000006',
                 '2026-07-01 12:00:00.123456+02', '\\x00ff10', '{"a": [1.10, null], "b": "ü"}', '{a,NULL,"b c"}'),
                (2, false, 32767, -9223372036854775808, 3.4028235e38, 1e-300, 0.0000000001, '', NULL, '0999-01-01',
                 '00:00', '1999-12-31 23:59:59', '1970-01-01 00:00:01+00', '', 'true', '{}'),
                (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)""");
    }

    /** The rows as the target's SQL shows them. */
    private List<String> export(
            BiFunction<Trestle, Exports, HttpFeature> api, Other target, String table, String select) {
        target.execute("DROP TABLE IF EXISTS kind");
        target.execute(table);
        String all = select + " FROM kind ORDER BY kind_id";
        List<String> alone;
        List<String> rows;
        try (Service service = Service.start(database.url(), Setup.of(target, LoanSql.INSERT), api)) {
            send(service.client(), true);
            alone = target.list(all);
            target.execute("DELETE FROM kind");
            send(service.client(), false);
            rows = target.list(all);
            assertThat(service.client().exports().get("failures").toString()).isEqualTo("[]");
        }
        assertThat(rows).isEqualTo(alone);
        return rows;
    }

    /** Drivers send values of one row in another form than those of several. */
    private static void send(Client client, boolean alone) {
        for (int id = 1; id <= 3; id++) {
            client.json(200, "POST", "/kinds", "{\"kind_id\": " + id + ", \"sent\": true}");
            if (alone) {
                client.awaitBacklog(0);
            }
        }
        client.awaitBacklog(0);
    }

    @Test
    void intoPostgres() {
        Other target = Other.of(database.another());
        String select = "SELECT row_to_json(kind)::text";
        List<String> rows = export(PostgresqlApi::new, target, """
                CREATE TABLE kind (kind_id int PRIMARY KEY, flag boolean, small smallint, big bigint, single real,
                    accurate double precision, amount numeric, label text, ident uuid, day date, clock time,
                    stamp timestamp, moment timestamptz, bytes bytea, doc jsonb, tags text[])""", select);
        Other source = Other.of(database);
        assertThat(rows).hasSize(3).isEqualTo(source.list(
                select.replace("kind)", "(SELECT k FROM (SELECT kind_id, flag, small, big, single, accurate,"
                        + " amount, label, ident, day, clock, stamp, moment, bytes, doc, tags FROM kind i"
                        + " WHERE i.kind_id = kind.kind_id) k))") + " FROM kind ORDER BY kind_id"));
    }

    @Test
    void intoSqlite(@TempDir Path directory) {
        assertThat(export(SqliteApi::new, Other.sqlite(directory), """
                CREATE TABLE kind (kind_id INTEGER PRIMARY KEY, flag BOOLEAN, small INTEGER, big INTEGER, single REAL,
                    accurate REAL, amount TEXT, label TEXT, ident TEXT, day TEXT, clock TEXT, stamp TEXT, moment TEXT,
                    bytes BLOB, doc TEXT, tags TEXT)""",
                "SELECT quote(flag) || '|' || quote(small) || '|' || quote(big) || '|' || format('%.9g', single) || '|'"
                        + " || quote(accurate) || '|' || quote(amount) || '|' || quote(label) || '|' || quote(ident) || '|'"
                        + " || quote(day) || '|' || quote(clock) || '|' || quote(stamp) || '|' || quote(moment) || '|'"
                        + " || quote(bytes) || '|' || quote(doc) || '|' || quote(tags)"))
                .containsExactly(
                        "1|-32768|9223372036854775807|0.100000001|0.1|'12345678901234567890.1234567890'"
                                + "|'Łódź ''x'' \\ \"y\"'|'0e37df36-f698-11e6-8dd4-cb9ced3df976'|'2026-02-28'"
                                + "|'23:59:59.999999'|'2026-01-02T03:04:05.000006'|'2026-07-01T10:00:00.123456Z'"
                                + "|X'00FF10'|'{\"a\": [1.10, null], \"b\": \"ü\"}'|'[\"a\",null,\"b c\"]'",
                        "0|32767|-9223372036854775808|3.40282347e+38|1.000000000000000025e-300|'0.0000000001'|''|NULL|'0999-01-01'"
                                + "|'00:00:00'|'1999-12-31T23:59:59'|'1970-01-01T00:00:01Z'|X''|'true'|'[]'",
                        "NULL|NULL|NULL|0|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL");
    }

    @Test
    void intoMariaDb(MariaDb.Database target) {
        assertThat(export(MariadbApi::new, new Other(Dialect.MYSQL, target.url()), """
                CREATE TABLE kind (kind_id int PRIMARY KEY, flag boolean, small smallint, big bigint, single float,
                    accurate double, amount decimal(40, 10), label longtext, ident uuid, day date, clock time(6),
                    stamp datetime(6), moment datetime(6), bytes longblob, doc json, tags json)""",
                "SELECT CONCAT_WS('|', flag, small, big, CAST(single AS DOUBLE), accurate, amount, label, ident, day,"
                        + " clock, stamp, moment, HEX(bytes), doc, tags)"))
                .containsExactly(
                        "1|-32768|9223372036854775807|0.10000000149011612|0.1|12345678901234567890.1234567890"
                                + "|Łódź 'x' \\ \"y\"|0e37df36-f698-11e6-8dd4-cb9ced3df976|2026-02-28|23:59:59.999999"
                                + "|2026-01-02 03:04:05.000006|2026-07-01 10:00:00.123456|00FF10"
                                + "|{\"a\": [1.10, null], \"b\": \"ü\"}|[\"a\",null,\"b c\"]",
                        "0|32767|-9223372036854775808|3.4028234663852886e38|1e-300|0.0000000001||0999-01-01"
                                + "|00:00:00.000000|1999-12-31 23:59:59.000000|1970-01-01 00:00:01.000000||true|[]",
                        "");
    }
}
