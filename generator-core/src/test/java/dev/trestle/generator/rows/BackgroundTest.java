package dev.trestle.generator.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A background route answers 202, and its job has what the route would have answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackgroundTest {

    private static final String SCHEMA = """
            CREATE TYPE mood AS ENUM ('happy', 'sad');
            CREATE TYPE frame AS (width integer, height integer);
            CREATE TABLE film (film_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL UNIQUE,
                mood mood, frame frame, tags text[] NOT NULL DEFAULT '{}', facts jsonb, length numeric);
            """;

    private static final String ROUTES = """
              - {type: insert, name: CreateFilm, table: film, path: /films, background: true}
              - {type: insert, name: PutFilm, table: film, path: /films, method: put, inputs: [title, length],
                 outputs: [title, length], on_conflict: {columns: [title], do: update}, background: true}
              - {type: insert, name: AddFilms, table: film, path: /films/many, inputs: [title, mood],
                 outputs: [title, mood], rows: many, formats: [json, csv], background: true}
              - {type: update, name: Rate, table: film, path: '/films/{film_id}', method: patch, inputs: [mood],
                 outputs: [title, mood], background: true}
              - {type: query, name: Count, query: count, path: /films/count, method: get, one_row: true, background: true}
              - {type: query, name: Titles, query: titles, path: /films/titles, background: true}
              - {type: query, name: Listed, query: listed, path: /films/listed, method: get, background: true,
                 formats: [json, csv, ndjson_columns], format_options: {parameter: true}}
              - {type: compute, name: Preview, table: film, path: /films/preview, inputs: [title, mood],
                 outputs: [title, tags], background: true}
              - {type: delete, name: DeleteFilms, table: film, match_columns: [title, mood], path: /films/delete,
                 background: true}
            """;

    private Rows rows;

    @BeforeAll
    void start(@TempDir Path project) throws Exception {
        rows = Rows.startWithJobs(project, SCHEMA, ROUTES,
                "count", "SELECT count(*) AS films FROM film WHERE title LIKE :title",
                "listed", "SELECT title, mood, :format::text AS format FROM film WHERE title LIKE 'L%' ORDER BY title",
                "titles", "SELECT title, mood FROM film WHERE title LIKE :title ORDER BY title");
    }

    @AfterAll
    void stop() throws Exception {
        rows.service().close();
    }

    @Test
    void insertsEveryKindOfValue() throws Exception {
        assertThat(rows.job("POST", "/films", "{'title':'Alien','mood':'sad','frame':{'width':2,'height':null},"
                + "'tags':['a',null,'b'],'facts':{'a':[1.50]},'length':1.2300}"))
                .matches("done \\{'film_id':\\d+,'title':'Alien','mood':'sad','frame':\\{'width':2,'height':null},"
                        + "'tags':\\['a',null,'b'],'facts':\\{'a':\\[1.50]},'length':1.2300}");
    }

    @Test
    void leavesAbsentInputsToTheirDefaults() throws Exception {
        assertThat(rows.job("POST", "/films", "{'title':'Brazil','mood':null}"))
                .matches("done \\{'film_id':\\d+,'title':'Brazil','mood':null,'frame':null,'tags':\\[],'facts':null,"
                        + "'length':null}");
    }

    @Test
    void refusesAtOnceWhatDoesNotFit() throws Exception {
        assertThat(rows.post("/films", "{'mood':'angry'}")).startsWith("422 ");
    }

    @Test
    void keepsTheProblemOfAConflict() throws Exception {
        rows.job("POST", "/films", "{'title':'Cube'}");

        assertThat(rows.job("POST", "/films", "{'title':'Cube'}")).startsWith("error {").contains("'status':409");
    }

    @Test
    void upsertsWithTheRowForResult() throws Exception {
        assertThat(rows.job("PUT", "/films", "{'title':'Dune','length':155}"))
                .isEqualTo("done {'title':'Dune','length':155}");
        assertThat(rows.job("PUT", "/films", "{'title':'Dune','length':137}"))
                .isEqualTo("done {'title':'Dune','length':137}");
    }

    @Test
    void insertsManyAllOrNothing() throws Exception {
        assertThat(rows.job("POST", "/films/many", "{'rows':[{'title':'E1'},{'title':'E2','mood':'happy'}]}"))
                .isEqualTo("done {'rows':[{'title':'E1','mood':null},{'title':'E2','mood':'happy'}]}");
        assertThat(rows.job("POST", "/films/many", "{'rows':[{'title':'E3'},{'title':'E1'}]}"))
                .startsWith("error {").contains("/rows/1");
        assertThat(rows.job("GET", "/films/count?title=E3", "")).isEqualTo("done {'films':0}");
    }

    @Test
    void insertsTheRowsOfCsv() throws Exception {
        HttpResponse<String> accepted = rows.exchange("POST", "/films/many", "text/csv",
                BodyPublishers.ofString("title,mood\r\nM1,\r\n\"M2, \"\"a\"\"\",happy\r\n"));
        assertThat(rows.end(accepted)).isEqualTo("done {'rows':[{'title':'M1','mood':null},{'title':'M2, \\'a\\'','mood':'happy'}]}");
        HttpResponse<String> refused = rows.exchange("POST", "/films/many", "text/csv", BodyPublishers.ofString("title,mood\nM3,angry\n"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("/rows/0/mood", "(line 2)");
    }

    @Test
    void updatesByTheKeyInThePath() throws Exception {
        assertThat(rows.job("PATCH", "/films/987654", "{'mood':'sad'}")).startsWith("error {").contains("'status':404");
    }

    @Test
    void computesOneOrSeveral() throws Exception {
        assertThat(rows.job("POST", "/films/preview", "{'title':'G1'}")).isEqualTo("done {'title':'G1','tags':[]}");
        assertThat(rows.job("POST", "/films/preview", "[{'title':'G1'},{'title':'G2'}]"))
                .isEqualTo("done [{'title':'G1','tags':[]},{'title':'G2','tags':[]}]");
        assertThat(rows.job("GET", "/films/count?title=G%25", "")).isEqualTo("done {'films':0}");
    }

    /** A parameter of the query may be called as the parameter that chooses the format of the result. */
    @Test
    void offersTheFormatsOfARouteForItsResult() throws Exception {
        rows.job("POST", "/films/many", "{'rows':[{'title':'L1'},{'title':'L2, \\'a\\'','mood':'happy'}]}");
        HttpResponse<String> accepted = rows.exchange("GET", "/films/listed?format=own", "");
        assertThat(rows.end(accepted)).startsWith("done {'rows':[{'title':'L1','mood':null,'format':'own'},");
        String result = accepted.headers().firstValue("Location").orElseThrow() + "/result";

        assertThat(rows.send("GET", result, "")).startsWith("200 {'rows':[{'title':'L1'");
        HttpResponse<String> csv = rows.exchange("GET", result + "?format=csv", "");
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8; header=present");
        assertThat(csv.headers().firstValue("Vary")).contains("Accept, Accept-Encoding");
        assertThat(csv.body()).isEqualTo("title,mood,format\r\nL1,,own\r\n\"L2, \"\"a\"\"\",happy,own\r\n");
        assertThat(rows.send("GET", result + "?format=ndjson_columns&batch_size=1&wait=1s", "")).isEqualTo(
                "200 {'title':['L1'],'mood':[null],'format':['own']}\n{'title':['L2, \\'a\\''],'mood':['happy'],'format':['own']}\n");
        assertThat(rows.send("GET", result + "?format=parquet", "")).startsWith("422 ").contains("/format");
        assertThat(rows.send("GET", result + "?batch_size=0", "")).startsWith("422 ").contains("/batch_size");
    }

    @Test
    void queriesAndDeletes() throws Exception {
        rows.job("POST", "/films/many", "{'rows':[{'title':'F1'},{'title':'F2','mood':'happy'}]}");

        assertThat(rows.job("POST", "/films/titles", "{'title':'F%'}"))
                .isEqualTo("done {'rows':[{'title':'F1','mood':null},{'title':'F2','mood':'happy'}]}");
        assertThat(rows.job("POST", "/films/delete", "{'title':'F1','mood':null}"))
                .isEqualTo("done {'num_rows':1}");
    }
}
