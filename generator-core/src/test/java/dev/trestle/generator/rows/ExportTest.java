package dev.trestle.generator.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.ConnectionSource;
import dev.trestle.generator.testing.FormBody;
import dev.trestle.generator.testing.TestDatabase;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Generated routes export what they answer with: into SQLite, into another PostgreSQL, and into their own database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTest {

    private static final String SCHEMA = """
            CREATE TYPE mood AS ENUM ('happy', 'sad');
            CREATE TYPE frame AS (width integer, height integer);
            CREATE DOMAIN image AS text;
            CREATE TABLE film (film_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL UNIQUE,
                mood mood, frame frame, tags text[] NOT NULL DEFAULT '{}', facts jsonb, length numeric,
                address inet, seen_at timestamptz, poster image);
            CREATE TABLE film_audit (title text NOT NULL, film_id integer PRIMARY KEY, mood mood);
            """;

    private static final String SQLITE = """
            CREATE TABLE film_log (film_id INTEGER NOT NULL PRIMARY KEY, title TEXT, mood TEXT, frame TEXT, tags TEXT,
                facts TEXT, length TEXT, address TEXT, seen_at TEXT, poster TEXT);
            CREATE TABLE film_event (title TEXT NOT NULL, trestle_entry_id TEXT NOT NULL UNIQUE);
            CREATE TABLE film_card (caption TEXT NOT NULL, film_id INTEGER NOT NULL PRIMARY KEY);
            """;

    private static final String POSTGRES = """
            CREATE TYPE mood AS ENUM ('happy', 'sad');
            CREATE TYPE frame AS (width integer, height integer);
            CREATE SCHEMA lake;
            CREATE TABLE lake.film (title text, film_id bigint PRIMARY KEY, mood mood, frame frame, tags text[],
                facts jsonb, length numeric, address inet, seen_at timestamptz);
            CREATE TABLE film_text (film_id text PRIMARY KEY, mood text, frame text, tags text, seen_at text);
            """;

    private static final String ROUTES = """
              - {type: insert, name: CreateFilm, table: film, path: /films,
                 export_sql: {target: warehouse, table: film_log, method: merge}}
              - {type: insert, name: CreateElsewhere, table: film, path: /films/elsewhere,
                 outputs: [film_id, title, mood, frame, tags, facts, length, address, seen_at],
                 export_sql: {target: lake, table: film, db_schema: lake}}
              - {type: insert, name: CreateTexts, table: film, path: /films/texts, outputs: [film_id, mood, frame, tags, seen_at],
                 export_sql: {target: lake, table: film_text, method: merge}}
              - {type: insert, name: AddFilms, table: film, path: /films/many, inputs: [title], outputs: [title], rows: many,
                 export_sql: {target: warehouse, table: film_event}}
              - {type: insert, name: PutFilm, table: film, path: /films/put, method: put, inputs: [title, mood],
                 outputs: [film_id, title, mood], on_conflict: {columns: [title], do: update},
                 export_sql: {target: warehouse, table: film_log, method: merge}}
              - {type: update, name: Rate, table: film, path: '/films/{film_id}', method: patch, inputs: [mood],
                 outputs: [film_id, mood], export_sql: {target: warehouse, table: film_log, method: update}}
              - {type: compute, name: Preview, table: film, path: /films/preview, inputs: [title], outputs: [title],
                 export_sql: {target: warehouse, table: film_event, delivery: inline}}
              - {type: compute, name: Estimate, table: film, path: /films/estimates, inputs: [title], outputs: [title],
                 export_sql: {target: warehouse, table: film_event}}
              - {type: insert, name: FindFilm, table: film, path: /films/found, inputs: [title, mood],
                 outputs: [film_id, title, mood], on_conflict: {columns: [title], do: nothing},
                 export_sql: {target: warehouse, table: film_log, method: merge}}
              - {type: insert, name: Audited, table: film, path: /films/audited, inputs: [title, mood],
                 outputs: [title, film_id, mood],
                 export_sql: {target: own, table: film_audit, delivery: same_transaction}}
              - {type: insert, name: WithCard, table: film, path: /films/card, inputs: [title], outputs: [film_id, title],
                 response: {card: {caption: text, film_id: int}},
                 export_sql: {target: warehouse, table: film_card, method: merge}}
              - {type: insert, name: CreateLater, table: film, path: /films/later, inputs: [title],
                 uploadfile_inputs: [poster], outputs: [film_id, title, poster], background: true,
                 export_sql: {target: warehouse, table: film_log, method: merge}}
              - {type: insert, name: WithCardLater, table: film, path: /films/card/later, inputs: [title],
                 outputs: [film_id, title], response: {card: {caption: text, film_id: int}}, background: true,
                 export_sql: {target: warehouse, table: film_card, method: merge}}
            """;

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    private Rows rows;
    private String warehouse;
    private String lake;

    @BeforeAll
    void start(@TempDir Path project) throws Exception {
        warehouse = "jdbc:sqlite:" + project.resolve("warehouse.db");
        try (Connection connection = DriverManager.getConnection(warehouse);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(SQLITE);
        }
        ConnectionSource other = TestDatabase.source(POSTGRES);
        try (Connection connection = other.open()) {
            lake = connection.getMetaData().getURL();
        }
        String card = "row -> new Card('about ' + row.title(), row.filmId())".replace('\'', '"');
        rows = Rows.start(project, SCHEMA, ROUTES, "trestle, dev.trestle.jobs.Jobs.create(trestle),"
                + " dev.trestle.exports.Exports.create(trestle), " + card + ", " + card,
                Map.of("warehouse", warehouse, "lake", lake, "own", ""));
    }

    @AfterAll
    void stop() throws Exception {
        rows.service().close();
    }

    /** What a query of one text gives as soon as it gives one. */
    private static String arrived(String url, String sql) throws SQLException, InterruptedException {
        for (int i = 0; i < 500; i++) {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                if (row.next()) {
                    return row.getString(1);
                }
            }
            Thread.sleep(20);
        }
        throw new AssertionError("nothing arrives for " + sql);
    }

    @Test
    void everyKindOfValueArrivesInSqlite() throws Exception {
        assertThat(rows.post("/films", "{'title':'Alien','mood':'sad','frame':{'width':2,'height':null},"
                + "'tags':['a',null,'b'],'facts':{'a':[1.50]},'length':1.2300,'address':'10.0.0.1/8',"
                + "'seen_at':'2026-11-28T18:19:42.123456Z'}")).startsWith("201 ");

        assertThat(arrived(warehouse, "SELECT mood || frame || tags || facts || length || address || seen_at"
                + " FROM film_log WHERE title = 'Alien' AND poster IS NULL")).isEqualTo(
                "sad{\"width\":2,\"height\":null}[\"a\",null,\"b\"]{\"a\": [1.50]}1.230010.0.0.1/8"
                        + "2026-11-28T18:19:42.123456Z");
    }

    @Test
    void everyKindOfValueArrivesInPostgresql() throws Exception {
        assertThat(rows.post("/films/elsewhere", "{'title':'Brazil','mood':'happy','frame':{'width':2,'height':null},"
                + "'tags':['a',null,'b'],'facts':{'a':[1.50]},'length':1.2300,'address':'10.0.0.1/8',"
                + "'seen_at':'2026-11-28T18:19:42.123456Z'}")).startsWith("201 ");

        assertThat(arrived(lake, "SELECT (mood, frame, tags, facts, length, address, seen_at AT TIME ZONE 'UTC')::text"
                + " FROM lake.film WHERE title = 'Brazil'")).isEqualTo(
                "(happy,\"(2,)\",\"{a,NULL,b}\",\"{\"\"a\"\": [1.50]}\",1.2300,10.0.0.1/8,"
                        + "\"2026-11-28 18:19:42.123456\")");
    }

    @Test
    void everythingHasATextInPostgresql() throws Exception {
        rows.post("/films/texts", "{'title':'Cube','mood':'happy','frame':{'width':2,'height':3},'tags':['a','b'],"
                + "'seen_at':'2026-11-28T18:19:42Z'}");

        assertThat(arrived(lake, "SELECT (mood, frame::frame, tags::text[], seen_at)::text FROM film_text")).isEqualTo(
                "(happy,\"(2,3)\",\"{a,b}\",\"2026-11-28 18:19:42+00\")");
    }

    @Test
    void manyRowsArriveEachWithAnIdOfItsEntry() throws Exception {
        rows.post("/films/many", "{'rows':[{'title':'E1'},{'title':'E2'},{'title':'E3'}]}");

        assertThat(arrived(warehouse, "SELECT group_concat(title) FROM film_event WHERE title LIKE 'E%'"
                + " AND length(trestle_entry_id) = 36 HAVING count(DISTINCT trestle_entry_id) = 3")).isEqualTo("E1,E2,E3");
    }

    @Test
    void mergesAndUpdatesArriveInTheirOrder() throws Exception {
        String created = rows.send("PUT", "/films/put", "{'title':'Dune','mood':'sad'}");
        rows.send("PUT", "/films/put", "{'title':'Dune','mood':null}");
        String id = created.replaceAll(".*'film_id':(\\d+).*", "$1");
        assertThat(rows.send("PATCH", "/films/" + id, "{'mood':'happy'}")).startsWith("200 ");

        assertThat(arrived(warehouse, "SELECT film_id FROM film_log WHERE title = 'Dune' AND mood = 'happy'"))
                .isEqualTo(id);
    }

    @Test
    void inlineIsThereWithTheAnswer() throws Exception {
        assertThat(rows.post("/films/preview", "[{'title':'G1'},{'title':'G2'}]"))
                .isEqualTo("200 [{'title':'G1'},{'title':'G2'}]");

        assertThat(arrived(warehouse, "SELECT count(*) FROM film_event WHERE title LIKE 'G%'")).isEqualTo("2");
    }

    @Test
    void whatIsComputedArrivesAndIsNotStored() throws Exception {
        assertThat(rows.post("/films/estimates", "[{'title':'H1'},{'title':'H2'}]"))
                .isEqualTo("200 [{'title':'H1'},{'title':'H2'}]");

        assertThat(arrived(warehouse, "SELECT count(*) FROM film_event WHERE title LIKE 'H_' HAVING count(*) = 2"))
                .isEqualTo("2");
        assertThat(rows.query("SELECT count(*) FROM film WHERE title LIKE 'H_'")).isEqualTo("0");
    }

    @Test
    void whatIsFoundArrives() throws Exception {
        rows.execute("INSERT INTO film (title, mood) VALUES ('If', 'sad')");
        assertThat(rows.post("/films/found", "{'title':'If','mood':'happy'}")).startsWith("200 ");

        assertThat(arrived(warehouse, "SELECT mood FROM film_log WHERE title = 'If'")).isEqualTo("sad");
    }

    @Test
    void sameTransactionIsBothOrNeither() throws Exception {
        assertThat(rows.post("/films/audited", "{'title':'Heat','mood':'sad'}")).startsWith("201 ");
        assertThat(rows.query("SELECT mood FROM film_audit WHERE title = 'Heat'")).isEqualTo("sad");

        rows.execute("ALTER TABLE film_audit ADD CHECK (title <> 'Ran')");
        assertThat(rows.post("/films/audited", "{'title':'Ran','mood':null}")).doesNotStartWith("201 ");
        assertThat(rows.query("SELECT count(*) FROM film WHERE title = 'Ran'")).isEqualTo("0");
    }

    @Test
    void aHookSaysWhatIsExported() throws Exception {
        assertThat(rows.post("/films/card", "{'title':'Ikiru'}")).startsWith("201 {'caption':'about Ikiru'");

        assertThat(arrived(warehouse, "SELECT count(*) FROM film_card WHERE caption = 'about Ikiru' HAVING count(*) > 0"))
                .isEqualTo("1");
    }

    @Test
    void aJobEntersWhatItsHookMade() throws Exception {
        assertThat(rows.job("POST", "/films/card/later", "{'title':'Jaws'}")).startsWith("done {'caption':'about Jaws'");

        assertThat(arrived(warehouse, "SELECT caption FROM film_card WHERE caption LIKE '%Jaws'"))
                .isEqualTo("about Jaws");
    }

    @Test
    void theUrlOfAnUploadArrivesFromAJob() throws Exception {
        String end = rows.end(rows.exchange("POST", "/films/later", FormBody.of("title", "Kes").file("poster", PNG)));
        assertThat(end).startsWith("done {'film_id':");

        String url = arrived(warehouse, "SELECT poster FROM film_log WHERE title = 'Kes'");
        HttpResponse<byte[]> file = rows.client().send(
                HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isEqualTo(PNG);
    }
}
