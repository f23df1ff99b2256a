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
        return new Explainer().explain(new GenerationRequest(CASE, CASE.resolve("routes.yaml"), CASE.resolve("queries"),
                TestDatabase.source(Files.readString(CASE.resolve("schema.sql")))), route);
    }

    @Test
    void aQueryRouteHasOneQuery() throws Exception {
        assertThat(explain("NewFilms").lines()).startsWith("NewFilms: GET /films/new, queries/new_films.sql", "", "Parameters")
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
    void anUnknownRouteIsReported() throws Exception {
        assertThat(explain("Dashbord").unknown()).hasValue("There is no query or gather route 'Dashbord' (did you mean 'Dashboard'?);"
                + " these are: Dashboard, FilmOverview, GatherCohortA, NewFilms.");
    }
}
