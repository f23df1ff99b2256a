package dev.trestle.generator.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.ConnectionSource;
import dev.trestle.generator.testing.TestDatabase;
import dev.trestle.testing.MariaDb;
import dev.trestle.testing.Waiting;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What generated code expects of columns with a length, a precision or a fraction is what the run time finds there. */
@ExtendWith(MariaDb.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SizedTargetTest {

    private static final String SCHEMA = """
            CREATE TYPE mood AS ENUM ('happy', 'sad');
            CREATE TABLE print (print_id integer PRIMARY KEY, title varchar(20) NOT NULL, code char(3), price numeric(6,2),
                mood mood, lent timestamp(3), seen timestamptz, opens time(3), facts jsonb, frame bytea, rare boolean,
                ident uuid, day date, tags varchar(5)[]);
            """;

    private static final String POSTGRES = """
            CREATE TYPE mood AS ENUM ('sad', 'happy', 'odd');
            CREATE DOMAIN price AS numeric(8,3);
            CREATE TABLE print (print_id bigint PRIMARY KEY, title varchar(20) NOT NULL, code char(3), price price,
                mood mood, lent timestamp, seen timestamptz, opens time(6), facts json, frame bytea, rare boolean,
                ident uuid, day date, tags varchar(9)[]);
            """;

    private static final String MARIADB = """
            CREATE TABLE print (print_id bigint PRIMARY KEY, title varchar(20) NOT NULL, code varchar(3), price decimal(6,2),
                mood varchar(63), lent datetime(6), seen datetime(6), opens time(6), facts json, frame longblob, rare boolean,
                ident uuid, day date, tags json)""";

    private static final String ROUTES = """
              - {type: insert, name: CreatePrint, table: print, path: /prints,
                 export_sql: {target: lake, table: print, method: merge}}
              - {type: insert, name: CreateElsewhere, table: print, path: /prints/elsewhere,
                 export_sql: {target: shelf, table: print, method: merge}}
            """;

    private static final String PRINT = "{'print_id':%d,'title':'Alien','code':'abc','price':1234.50,'mood':'sad',"
            + "'lent':'2026-11-28T18:19:42.123','seen':'2026-11-28T18:19:42.123456Z','opens':'10:30:00.125','facts':{'a':1},"
            + "'frame':'AP8=','rare':true,'ident':'0e37df36-f698-11e6-8dd4-cb9ced3df976','day':'2026-11-28','tags':['a','b']}";

    private Rows rows;
    private String lake;
    private String shelf;

    @BeforeAll
    void start(@TempDir Path project, MariaDb.Database mariaDb) throws Exception {
        ConnectionSource other = TestDatabase.source(POSTGRES);
        try (Connection connection = other.open()) {
            lake = connection.getMetaData().getURL();
        }
        shelf = mariaDb.url();
        mariaDb.execute("DROP TABLE IF EXISTS print");
        mariaDb.execute(MARIADB);
        rows = Rows.start(project, SCHEMA, ROUTES, "trestle, dev.trestle.exports.Exports.create(trestle)",
                Map.of("lake", lake, "shelf", shelf));
    }

    @AfterAll
    void stop() throws Exception {
        if (rows != null) {
            rows.service().close();
        }
    }

    private static String arrived(String url, String columns) {
        String[] found = new String[1];
        Waiting.until(() -> {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT concat_ws('|', " + columns + ") FROM print")) {
                found[0] = row.next() ? row.getString(1) : null;
                return found[0] != null;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        return found[0];
    }

    @Test
    void postgres() throws Exception {
        assertThat(rows.post("/prints", PRINT.formatted(1))).startsWith("201 ");
        assertThat(arrived(lake, "title, code, price, mood, lent, seen AT TIME ZONE 'UTC', opens, facts, frame, rare, ident, day,"
                + " tags")).isEqualTo("Alien|abc|1234.500|sad|2026-11-28 18:19:42.123|2026-11-28 18:19:42.123456|10:30:00.125"
                + "|{\"a\": 1}|\\x00ff|t|0e37df36-f698-11e6-8dd4-cb9ced3df976|2026-11-28|{a,b}");
    }

    @Test
    void mariaDb() throws Exception {
        assertThat(rows.post("/prints/elsewhere", PRINT.formatted(2))).startsWith("201 ");
        assertThat(arrived(shelf, "title, code, price, mood, lent, seen, opens, facts, HEX(frame), rare, ident, day, tags"))
                .isEqualTo("Alien|abc|1234.50|sad|2026-11-28 18:19:42.123000|2026-11-28 18:19:42.123456|10:30:00.125000|{\"a\": 1}|00FF|1"
                        + "|0e37df36-f698-11e6-8dd4-cb9ced3df976|2026-11-28|[\"a\",\"b\"]");
    }
}
