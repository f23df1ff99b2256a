package dev.trestle.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What is printed of the queries of a route. */
class ExplainerTest {

    private static final Path CASE = Path.of("src/test/cases/gather");

    private static Explanation explain(String route) throws IOException, SQLException {
        return explain(CASE, route);
    }

    private static Explanation explain(Path folder, String route) throws IOException, SQLException {
        return new Explainer().explain(new GenerationRequest(folder, folder.resolve("routes.yaml"), folder.resolve("queries"),
                TestDatabase.temporary(Files.readString(folder.resolve("schema.sql")))), route);
    }

    @Test
    void aQueryRouteHasOneQuery() throws Exception {
        assertThat(explain("NewFilms").lines()).startsWith("NewFilms: GET /films/new, queries/new_films.sql", "", "Parameters")
                .filteredOn(line -> line.equals("Generic plan")).hasSize(1);
    }

    @Test
    void aGetRouteHasTheQueryThatItStandsFor() throws Exception {
        assertThat(explain(Path.of("src/test/cases/lists"), "GetFilm").lines())
                .startsWith("GetFilm: GET /films/{film_id}, public.film", "", "Parameters")
                .anyMatch(line -> line.contains("title") && line.contains("NOT NULL"))
                .filteredOn(line -> line.equals("Generic plan")).hasSize(1);
    }

    @Test
    void aGatherRouteHasOneForEachPart() throws Exception {
        assertThat(explain("Dashboard").lines())
                .contains("Dashboard.new_films: GET /dashboard, queries/new_films.sql",
                        "Dashboard.totals: GET /dashboard, queries/totals.sql")
                .filteredOn(line -> line.equals("Generic plan")).hasSize(2);
    }

    @Test
    void aComputedParameterHasItsFunctionAndItsFields() throws Exception {
        assertThat(explain(Path.of("src/test/cases/computed_columns"), "SameSummary").lines())
                .contains("  :summary  text  computed  by the function of film.summary from title, summary");
    }

    /** The columns of a sample are written out as the routes file would declare them. */
    @Test
    void aQueryOfFilesHasItsDatasets() throws Exception {
        Path reports = Path.of("src/test/cases/data_reports");
        assertThat(explain(reports, "Scores").lines()).containsExactly(
                "Scores: GET /scores, queries/scores.sql over files",
                "",
                "Dataset scores",
                "  format: csv",
                "  root: uploads",
                "  validate: strict",
                "  sample: files/scores.csv",
                "  columns: {\"id\": int8, \"name?\": text, \"score?\": float8, \"won?\": bool, \"day?\": date, \"at?\": timestamp,"
                        + " \"seen?\": timestamptz, \"postcode?\": text, \"account?\": text, \"token?\": uuid, \"nothing?\": text}",
                "",
                "Parameters",
                "  :since  date  may be left out",
                "",
                "Columns",
                "  id        int8         NOT NULL",
                "  name      text         nullable",
                "  score     float8       nullable",
                "  won       bool         nullable",
                "  day       date         nullable",
                "  at        timestamp    nullable",
                "  seen      timestamptz  nullable",
                "  postcode  text         nullable",
                "  account   text         nullable",
                "  token     uuid         nullable",
                "  nothing   text         nullable",
                "",
                "Statement of DuckDB",
                "  SELECT * FROM scores WHERE $1::DATE IS NULL OR day >= $1::DATE");
        assertThat(explain(reports, "Costs").lines()).contains("Dataset users", "Dataset visits", "  validate: off");
    }

    @Test
    void aComputedColumnHasItsOrderInputsTriggersAndStatements() throws Exception {
        Path library = Path.of("src/test/cases/computed_columns");
        assertThat(explain(library, "film.card").lines()).startsWith(
                "film.card: FilmCard, version 1, one row at a time",
                "",
                "Order",
                "  1  film.slug       from title",
                "  2  film.summary    from title, body",
                "  3  film.embedding  from summary",
                "  4  film.card       from slug, embedding",
                "",
                "Inputs",
                "  slug       text    nullable  computed first",
                "  embedding  real[]  nullable  computed first",
                "",
                "Triggers on public.film",
                "  trestle_computed_insert  trestle.film_inserted()",
                "  trestle_computed_update  trestle.film_updated()",
                "",
                "State",
                "  trestle.film_card_state, of the cells in trestle.film_cell",
                "",
                "Reads inputs",
                "  SELECT v.number, f.slug, f.embedding")
                .contains("Stores values", "         SET card = done.value");
        assertThat(explain(library, "FilmCard").lines()).isEqualTo(explain(library, "film.card").lines());
    }

    @Test
    void aComputedTableHasItsRows() throws Exception {
        assertThat(explain(Path.of("src/test/cases/computed_tables"), "doc_chunk").lines()).startsWith(
                "doc_chunk: DocChunk, version 1, one row at a time",
                "",
                "Order",
                "  1  doc_chunk  from title, body",
                "",
                "Inputs",
                "  title  text  NOT NULL",
                "  body   text  nullable",
                "",
                "Rows of public.doc_chunk",
                "  doc_id                 the key of the row of public.doc",
                "  seq      integer       the position in the list, from 1",
                "  content  text          NOT NULL",
                "  weight   numeric(6,2)  nullable")
                .contains("      INSERT INTO public.doc_chunk (doc_id, seq, content, weight)");
    }

    @Test
    void aSwitchHasItsVariants() throws Exception {
        Path films = Path.of("src/test/cases/switch");
        assertThat(explain(films, "Search").lines()).containsExactly(
                "Search: GET /search, answered by one of its variants",
                "",
                "Variants, with the percentages at the first start",
                "  SearchV1  90 %  GET /search/v1",
                "  SearchV2  10 %  GET /search/v2",
                "",
                "Choice",
                "  by the header X-User; random without it");
        assertThat(explain(films, "Film").lines()).endsWith("  random for each request");
    }

    @Test
    void anUnknownRouteIsReported() throws Exception {
        assertThat(explain("Dashbord").unknown()).hasValue("There is no query route, gather route, switch route or computed column 'Dashbord' (did you"
                + " mean 'Dashboard'?);"
                + " these are: Dashboard, FilmOverview, GatherCohortA, NewFilms.");
    }
}
