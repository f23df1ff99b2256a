package dev.trestle.maven.it;

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
        project.mvn(MavenProject.goal("explain"), "-Droute=SearchFilms").succeeds()
                .says("SearchFilms: POST /films/search, src/main/trestle/queries/search_films.sql",
                        "Parameters", "Columns", "not null: film.", "Generic plan");
    }

    @Test
    void namesTheRoutesWhereThereIsNoSuch() throws Exception {
        project.mvn(MavenProject.goal("explain"), "-Droute=SearchFilm").succeeds()
                .says("There is no query route 'SearchFilm' (did you mean 'SearchFilms'?)");
        project.mvn(MavenProject.goal("explain"), "-Droute=CreateFilm").succeeds()
                .says("'CreateFilm' is not a query route; these are: SearchFilms.");
    }
}
