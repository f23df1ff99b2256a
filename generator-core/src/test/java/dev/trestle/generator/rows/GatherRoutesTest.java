package dev.trestle.generator.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A gather route answers with the rows of several queries. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatherRoutesTest {

    private static final String SCHEMA = """
            CREATE TYPE rating AS ENUM ('G', 'R');
            CREATE TABLE film (film_id integer PRIMARY KEY, title text NOT NULL, year integer NOT NULL, rating rating);
            CREATE TABLE note (note_id integer PRIMARY KEY, film_id integer NOT NULL REFERENCES film, line text);
            INSERT INTO film VALUES (1, 'Alien', 1979, 'R'), (2, 'Brazil', 1985, NULL), (3, 'Tampopo', 1985, 'G');
            INSERT INTO note VALUES (1, 1, 'scratched'), (2, 1, NULL), (3, 2, 'lent');
            """;

    private static final String ROUTES = """
              - {type: gather, name: Board, path: /board, method: get, snapshot: true,
                 parts: {films: {query: films}, totals: {query: totals, one_row: true}}}
              - {type: gather, name: Overview, path: "/films/{film_id}", method: get,
                 parts: {notes: {query: notes}, film: {query: film, one_row: true}, uses: {query: notes}}}
              - {type: gather, name: Cohorts, path: /cohorts, inputs: [b_from, a_from, rating],
                 parts: {cohort_a: {query: cohort_a}, cohort_b: {query: cohort_b}}}
            """;

    private static final Map<String, String> QUERIES = Map.of(
            "films", "SELECT film_id, title, rating FROM film WHERE year >= :since ORDER BY film_id",
            "totals", "SELECT count(*) AS films, max(year) AS newest FROM film",
            "film", "SELECT * FROM film WHERE film_id = :film_id",
            "notes", "SELECT note_id, line FROM note WHERE film_id = :film_id ORDER BY note_id",
            "cohort_a", "SELECT title FROM film WHERE year >= :a_from AND (:rating::rating IS NULL OR rating = :rating) ORDER BY title",
            "cohort_b", "SELECT title FROM film WHERE year >= :b_from AND (:rating::rating IS NULL OR rating = :rating) ORDER BY title");

    private Rows rows;

    @BeforeAll
    void start(@TempDir Path project) throws Exception {
        Path folder = Files.createDirectories(project.resolve("queries"));
        for (Map.Entry<String, String> query : QUERIES.entrySet()) {
            Files.writeString(folder.resolve(query.getKey() + ".sql"), query.getValue());
        }
        rows = Rows.start(project, SCHEMA, ROUTES);
    }

    @AfterAll
    void stop() throws Exception {
        rows.service().close();
    }

    @Test
    void aPartIsAListOrAnObject() throws Exception {
        assertThat(rows.send("GET", "/board?since=1985", "")).isEqualTo("200 {'films':[{'film_id':2,'title':'Brazil','rating':null},"
                + "{'film_id':3,'title':'Tampopo','rating':'G'}],'totals':{'films':3,'newest':1985}}");
        assertThat(rows.send("GET", "/board?since=2000", "")).isEqualTo("200 {'films':[],'totals':{'films':3,'newest':1985}}");
        assertThat(rows.run("board", 1979)).hasToString("Response[films=[FilmsRow[filmId=1, title=Alien, rating=R],"
                + " FilmsRow[filmId=2, title=Brazil, rating=null], FilmsRow[filmId=3, title=Tampopo, rating=G]],"
                + " totals=TotalsRow[films=3, newest=1985]]");
    }

    @Test
    void anInputInThePathIsOfAllParts() throws Exception {
        assertThat(rows.send("GET", "/films/1", "")).isEqualTo("200 {'notes':[{'note_id':1,'line':'scratched'},{'note_id':2,'line':null}],"
                + "'film':{'film_id':1,'title':'Alien','year':1979,'rating':'R'},"
                + "'uses':[{'note_id':1,'line':'scratched'},{'note_id':2,'line':null}]}");
        assertThat(rows.send("GET", "/films/9", "")).startsWith("404").contains("There is no such row");
        assertThat(rows.send("GET", "/films/x", "")).startsWith("422").contains("/film_id");
    }

    @Test
    void inputsOfTheBody() throws Exception {
        assertThat(rows.post("/cohorts", "{'a_from':1985,'b_from':1900}")).isEqualTo("200 {'cohort_a':[{'title':'Brazil'},"
                + "{'title':'Tampopo'}],'cohort_b':[{'title':'Alien'},{'title':'Brazil'},{'title':'Tampopo'}]}");
        assertThat(rows.post("/cohorts", "{'a_from':1985,'b_from':1900,'rating':'R'}"))
                .isEqualTo("200 {'cohort_a':[],'cohort_b':[{'title':'Alien'}]}");
        assertThat(rows.refusal("/cohorts", "{'a_from':'x','c_from':1}")).isEqualTo("422 /a_from:wrong_type /c_from:unknown_field"
                + " /b_from:required");
    }
}
