package dev.trestle.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The goal {@code explain}: what is known of a query route. */
class ExplainIT {

    private static MavenProject project;

    @BeforeAll
    static void create() throws Exception {
        MavenRepository.create();
        project = MavenProject.uncompiled("explain");
    }

    @Test
    void tellsParametersColumnsAndThePlan() throws Exception {
        MavenRun run = project.mvn("-q", MavenProject.goal("explain"), "-Dtrestle.route=SearchFilms").succeeds()
                .says("SearchFilms: POST /films/search, src/main/trestle/queries/search_films.sql",
                        "Parameters", "Columns", "not null: film.", "Generic plan");
        assertThat(run.log().lines().filter(line -> line.startsWith("["))).as("with -q, nothing else").isEmpty();
    }

    @Test
    void namesTheRoutesWhereThereIsNoSuch() throws Exception {
        project.mvn(MavenProject.goal("explain"), "-Dtrestle.route=SearchFilm").fails()
                .says("There is no query route, gather route, switch route or computed column 'SearchFilm' (did you mean 'SearchFilms'?)");
        project.mvn(MavenProject.goal("explain"), "-Dtrestle.route=CreateFilm").fails()
                .says("'CreateFilm' is neither a query, gather or switch route nor a computed column; these are: SearchFilms.");
        project.mvn(MavenProject.goal("explain")).fails()
                .says("The name of a query route, a gather route, a switch route or a computed column is missing: -Dtrestle.route=<name>;"
                        + " these are: SearchFilms.");
    }
}
