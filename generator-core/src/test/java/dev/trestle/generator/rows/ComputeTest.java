package dev.trestle.generator.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A compute route says what would be stored, and stores nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComputeTest {

    private static final String SCHEMA = """
            CREATE TABLE studio (name text PRIMARY KEY);
            CREATE TABLE log (line text);
            CREATE TABLE film (film_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL UNIQUE,
                length integer NOT NULL DEFAULT 90, hours numeric GENERATED ALWAYS AS (round(length / 60.0, 1)) STORED,
                slug text, studio text REFERENCES studio DEFERRABLE INITIALLY DEFERRED);
            CREATE FUNCTION on_film() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NEW.title = 'bad' THEN RAISE EXCEPTION 'This title is bad'; END IF;
                NEW.slug := replace(lower(NEW.title), ' ', '-');
                INSERT INTO log VALUES (NEW.title); RETURN NEW; END $$;
            CREATE TRIGGER on_film BEFORE INSERT ON film FOR EACH ROW EXECUTE FUNCTION on_film();
            CREATE VIEW short_film AS SELECT title, length FROM film WHERE length < 60;
            CREATE VIEW checked_film AS SELECT title, length FROM film WHERE length < 60 WITH CHECK OPTION;
            """;

    private static final String ROUTES = """
              - {type: compute, table: film, path: /films, outputs: [title, length, hours, slug], max_rows: 3}
              - {type: compute, table: short_film, path: /short}
              - {type: compute, table: checked_film, path: /checked}
              - {type: compute, name: ComputeStudio, table: film, path: /studios, inputs: [title, studio!, length!], outputs: [title]}
            """;

    private Rows rows;

    @BeforeAll
    void start(@TempDir Path project) throws Exception {
        rows = Rows.start(project, SCHEMA, ROUTES);
    }

    @AfterAll
    void stop() throws Exception {
        rows.service().close();
    }

    @AfterEach
    void nothingIsStored() throws Exception {
        assertThat(rows.query("SELECT (SELECT count(*) FROM film) + (SELECT count(*) FROM log)")).isEqualTo("0");
    }

    @Test
    void anObject() throws Exception {
        String answer = "200 {'title':'Big Sleep','length':114,'hours':1.9,'slug':'big-sleep'}";

        assertThat(rows.post("/films", "{'title':'Big Sleep','length':114}")).isEqualTo(answer);
        assertThat(rows.post("/films", "{'title':'Big Sleep','length':114}")).isEqualTo(answer);
    }

    @Test
    void anArray() throws Exception {
        assertThat(rows.post("/films", "[{'title':'B'},{'title':'A','length':30}]")).isEqualTo("200 ["
                + "{'title':'B','length':90,'hours':1.5,'slug':'b'},{'title':'A','length':30,'hours':0.5,'slug':'a'}]");
        assertThat(rows.post("/films", "[{'title':'B'}]")).startsWith("200 [{'title':'B'");
        assertThat(rows.post("/films", "[]")).isEqualTo("200 []");
    }

    @Test
    void requestsThatDoNotFit() throws Exception {
        assertThat(rows.refusal("/films", "{'length':'x'}")).isEqualTo("422 /length:wrong_type /title:required");
        assertThat(rows.refusal("/films", "[{'title':'a'},{'length':'x','more':1},null]")).isEqualTo("422"
                + " /1/length:wrong_type /1/more:unknown_field /1/title:required /2:null_not_allowed");
        assertThat(rows.refusal("/films", "[" + String.join(",", Collections.nCopies(4, "{'title':7}")) + "]"))
                .isEqualTo("422 :too_many_rows");
        assertThat(rows.refusal("/films", "7")).isEqualTo("422 :not_an_object");
        assertThat(rows.post("/films", "")).startsWith("400");
        assertThat(rows.post("/films", "[{'title':'a'}]]")).startsWith("400");
        assertThat(rows.post("/films", "[{'title':'a'}] 1")).startsWith("400").contains("has text after");
        assertThat(rows.post("/films", "[{'title':'a'}")).startsWith("400");
        assertThat(rows.post("/films", "[{'title':'a','title':'b'}]")).startsWith("400").contains("'/0/title'");
    }

    @Test
    void whatTheDatabaseRefuses() throws Exception {
        assertThat(rows.post("/films", "{'title':'bad'}"))
                .startsWith("422").contains("'pointer':'','code':'raised','message':'This title is bad'");
        assertThat(rows.refusal("/films", "[{'title':'a'},{'title':'bad'},{'title':'a'}]"))
                .isEqualTo("422 /1:raised /2/title:unique_violation");
    }

    @Test
    void deferredConstraintsAreCheckedToo() throws Exception {
        assertThat(rows.refusal("/films", "{'title':'a','studio':'No'}")).isEqualTo("422 /studio:foreign_key_violation");
        assertThat(rows.refusal("/films", "[{'title':'a'},{'title':'b','studio':'No'}]"))
                .isEqualTo("422 /1/studio:foreign_key_violation");
    }

    /** What a view filters is the row of its table all the same; only a check option keeps it out. */
    @Test
    void aViewThatFilters() throws Exception {
        assertThat(rows.post("/short", "{'title':'Long','length':90}")).isEqualTo("200 {'title':'Long','length':90}");
        assertThat(rows.refusal("/checked", "{'title':'Long','length':90}")).isEqualTo("422 :check_violation");
        assertThat(rows.post("/checked", "{'title':'Short','length':9}")).isEqualTo("200 {'title':'Short','length':9}");
    }

    @Test
    void anInputThatIsNeverNull() throws Exception {
        assertThat(rows.refusal("/studios", "{'title':'a'}")).isEqualTo("422 /studio:required");
        assertThat(rows.refusal("/studios", "{'title':'a','studio':null,'length':null}"))
                .isEqualTo("422 /studio:null_not_allowed /length:null_not_allowed");
        assertThat(rows.refusal("/studios", "{'title':'a','studio':'No'}")).isEqualTo("422 /studio:foreign_key_violation");
    }
}
