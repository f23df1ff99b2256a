package dev.trestle.generator.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** All rows of a request are stored, or none, and every row that is at fault is named. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InsertRowsTest {

    /** More columns than a record holds. */
    private static final int WIDTH = 300;

    private static final String SCHEMA = """
            CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
            CREATE TABLE studio (name text PRIMARY KEY);
            INSERT INTO studio VALUES ('Orion');
            CREATE TABLE film (film_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title varchar(9) NOT NULL UNIQUE,
                length positive NOT NULL DEFAULT 90, studio text REFERENCES studio DEFAULT 'Orion', tags text[],
                title_upper text GENERATED ALWAYS AS (upper(title)) STORED);
            CREATE TABLE part (name text PRIMARY KEY, whole text REFERENCES part);
            CREATE TABLE late (name text PRIMARY KEY DEFERRABLE INITIALLY DEFERRED,
                studio text REFERENCES studio DEFERRABLE INITIALLY DEFERRED);
            CREATE TABLE entry (amount integer NOT NULL);
            CREATE FUNCTION balanced() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF (SELECT sum(amount) FROM entry) <> 0 THEN RAISE EXCEPTION 'The entries do not add up'; END IF;
                RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER balanced AFTER INSERT ON entry DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION balanced();
            CREATE TABLE picky (n integer);
            CREATE FUNCTION picky() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RETURN CASE WHEN NEW.n > 0 THEN NEW END; END $$;
            CREATE TRIGGER picky BEFORE INSERT ON picky FOR EACH ROW EXECUTE FUNCTION picky();
            CREATE TABLE year (y integer NOT NULL, note text DEFAULT 'none') PARTITION BY RANGE (y);
            CREATE TABLE year_20 PARTITION OF year FOR VALUES FROM (2000) TO (2100);
            CREATE VIEW recent AS SELECT y AS since, note FROM year WHERE y > 2010;
            CREATE TABLE blank (blank_id integer GENERATED ALWAYS AS IDENTITY, at text DEFAULT 'now');
            """;

    private static final String ROUTES = """
              - {type: insert, table: film, path: /films, rows: many, max_rows: 200}
              - {type: insert, table: part, path: /parts, rows: many}
              - {type: insert, table: late, path: /late, rows: many}
              - {type: insert, table: entry, path: /entries, rows: many}
              - {type: insert, table: picky, path: /picky, rows: many}
              - {type: insert, table: year, path: /years, rows: many}
              - {type: insert, table: recent, path: /recent, rows: many}
              - {type: insert, table: blank, path: /blanks, rows: many, inputs: [], unknown_fields: ignore}
              - {type: insert, name: Blanks, table: blank, path: /blanks/at, rows: many}
              - {type: insert, table: wide, path: /wide, rows: many}
            """;

    private Rows rows;

    @BeforeAll
    void start(@TempDir Path project) throws Exception {
        String wide = IntStream.range(0, WIDTH).mapToObj(i -> "c" + i + " integer DEFAULT " + i)
                .collect(Collectors.joining(", ", "CREATE TABLE wide (", ");"));
        rows = Rows.start(project, SCHEMA + wide, ROUTES);
    }

    @AfterAll
    void stop() throws Exception {
        rows.service().close();
    }

    @Test
    void storesAllInOrder() throws Exception {
        String answer = rows.post("/films", """
                {'rows': [{'title':'b','tags':['x',null]}, {'title':'a','length':7,'studio':null}, {'title':'c'}]}""");

        assertThat(answer.replaceAll("'film_id':\\d+,", "")).isEqualTo("201 {'rows':["
                + "{'title':'b','length':90,'studio':'Orion','tags':['x',null],'title_upper':'B'},"
                + "{'title':'a','length':7,'studio':null,'tags':null,'title_upper':'A'},"
                + "{'title':'c','length':90,'studio':'Orion','tags':null,'title_upper':'C'}]}");
        assertThat(rows.query("SELECT string_agg(title, '' ORDER BY film_id) FROM film WHERE length(title) = 1"))
                .isEqualTo("bac");
    }

    @Test
    void noRows() throws Exception {
        assertThat(rows.post("/films", "{'rows':[]}")).isEqualTo("201 {'rows':[]}");
    }

    @Test
    void requestsThatDoNotFit() throws Exception {
        assertThat(rows.refusal("/films", "{}")).isEqualTo("422 /rows:required");
        assertThat(rows.refusal("/films", "{'rows':{},'more':1}")).isEqualTo("422 /rows:wrong_type /more:unknown_field");
        assertThat(rows.refusal("/films", "[]")).isEqualTo("422 :not_an_object");
        assertThat(rows.refusal("/films",
                "{'rows':[{'title':'far too long'},null,{'title':'x','tags':[1]},{'titel':'y'},7]}")).isEqualTo("422"
                + " /rows/0/title:too_long /rows/1:null_not_allowed /rows/2/tags/0:wrong_type"
                + " /rows/3/titel:unknown_field /rows/3/title:required /rows/4:wrong_type");
        assertThat(rows.post("/films", "{'rows':[" + repeat(201, "{'title':1}") + "]}"))
                .startsWith("422").contains("'/rows','code':'too_many_rows','message':'has more than 200 rows'");
    }

    @Test
    void namesTheRowsThatTheDatabaseRefuses() throws Exception {
        rows.execute("INSERT INTO film (title) VALUES ('there')");
        String before = rows.query("SELECT count(*) FROM film");

        assertThat(rows.refusal("/films", """
                {'rows': [{'title':'fine'}, {'title':'there'}, {'title':'neg','length':-1}, {'title':'twice'},
                 {'title':'s','studio':'No'}, {'title':'twice'}, {'title':'good'}]}""")).isEqualTo("422"
                + " /rows/1/title:unique_violation /rows/2/length:check_violation /rows/4/studio:foreign_key_violation"
                + " /rows/5/title:unique_violation");
        assertThat(rows.refusal("/films", "{'rows': [{'title':'there'},{'title':'ok'}]}"))
                .isEqualTo("409 /rows/0/title:unique_violation");
        assertThat(rows.post("/films", "{'rows': [{'title':'there'}]}"))
                .startsWith("409").contains("'The database refused 1 row'", "'/rows/0/title'", "film_title_key");
        assertThat(rows.query("SELECT count(*) FROM film")).isEqualTo(before);
    }

    @Test
    void namesNoMoreThanAHundred() throws Exception {
        String answer = rows.post("/films", "{'rows':[" + repeat(150, "{'title':'same'}") + "]}");

        assertThat(answer).startsWith("409").contains("at least 100 rows", "'/rows/100/title'")
                .doesNotContain("'/rows/0/", "'/rows/101/");
    }

    @Test
    void aRowMayReferToALaterOne() throws Exception {
        assertThat(rows.post("/parts", "{'rows':[{'name':'leg','whole':'table'},{'name':'table'}]}")).startsWith("201");
        assertThat(rows.refusal("/parts", """
                {'rows': [{'name':'hand','whole':'arm'}, {'name':'arm','whole':'body'}, {'name':'body'},
                 {'name':'leg'}, {'name':'wing','whole':'bird'}]}""")).isEqualTo("422"
                + " /rows/3/name:unique_violation /rows/4/whole:foreign_key_violation");
    }

    @Test
    void deferredConstraints() throws Exception {
        assertThat(rows.post("/late", "{'rows':[{'name':'a','studio':'Orion'}]}")).startsWith("201");
        assertThat(rows.refusal("/late", "{'rows':[{'name':'b'},{'name':'c','studio':'No'},{'name':'a'}]}"))
                .isEqualTo("422 /rows/1/studio:foreign_key_violation /rows/2/name:unique_violation");
        assertThat(rows.post("/entries", "{'rows':[{'amount':5},{'amount':-5}]}")).startsWith("201");
        assertThat(rows.post("/entries", "{'rows':[{'amount':5},{'amount':-4}]}"))
                .startsWith("422").contains("'pointer':'','code':'raised','message':'The entries do not add up'");
        assertThat(rows.query("SELECT count(*) FROM entry")).isEqualTo("2");
    }

    @Test
    void aRowThatATriggerKeepsOut() throws Exception {
        assertThat(rows.post("/picky", "{'rows':[{'n':1},{'n':-1}]}")).startsWith("409").contains("all of the rows");
        assertThat(rows.query("SELECT count(*) FROM picky")).isEqualTo("0");
    }

    @Test
    void partitionedTables() throws Exception {
        assertThat(rows.post("/years", "{'rows':[{'y':2001},{'y':2002,'note':null}]}"))
                .isEqualTo("201 {'rows':[{'y':2001,'note':'none'},{'y':2002,'note':null}]}");
        assertThat(rows.post("/recent", "{'rows':[{'since':2020},{'since':2021,'note':'x'}]}"))
                .isEqualTo("201 {'rows':[{'since':2020,'note':'none'},{'since':2021,'note':'x'}]}");
        assertThat(rows.refusal("/years", "{'rows':[{'y':2001},{'y':1999}]}")).isEqualTo("422 /rows/1:check_violation");
    }

    @Test
    void rowsOfNothing() throws Exception {
        assertThat(rows.post("/blanks", "{'rows':[{},{'x':1},{}],'y':2}"))
                .matches("201 \\{'rows':\\[(\\{'blank_id':\\d+,'at':'now'},?){3}]}");
        assertThat(rows.post("/blanks/at", "{'rows':[{},{}]}")).contains("'now'").startsWith("201");
        assertThat(rows.post("/blanks/at", "{'rows':[{'at':null},{}]}")).contains("null", "'now'");
    }

    @Test
    void asManyValuesAsAStatementTakes() throws Exception {
        String row = IntStream.range(0, WIDTH).mapToObj(i -> "'c" + i + "':7").collect(Collectors.joining(",", "{", "}"));
        int fitting = 65_535 / WIDTH;

        assertThat(rows.post("/wide", "{'rows':[" + repeat(fitting, row) + "]}")).startsWith("201");
        assertThat(rows.query("SELECT count(*) FROM wide WHERE c0 = 7 AND c299 = 7")).isEqualTo("" + fitting);
        assertThat(rows.refusal("/wide", "{'rows':[" + repeat(fitting + 1, row) + "]}"))
                .isEqualTo("422 /rows:too_many_rows");
        assertThat(rows.post("/wide", "{'rows':[{'c5':null},{}]}"))
                .startsWith("201").contains("'c5':null,'c6':6", "'c5':5,'c6':6");
    }

    private static String repeat(int count, String row) {
        return IntStream.range(0, count).mapToObj(i -> row).collect(Collectors.joining(","));
    }
}
