package dev.trestle.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The goal {@code generate}, from the first build of a project through the changes that follow, by the command {@code mvn}. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GenerateIT {

    private static final String ROUTES = "src/main/trestle/routes.yaml";

    private static MavenProject project;

    @BeforeAll
    static void create() throws Exception {
        MavenRepository.create();
        project = MavenProject.compiled("generate");
    }

    @Test
    @Order(1)
    void generatesAndCompilesAMinimalProject() throws Exception {
        Path duckDb = MavenRepository.forget("org/duckdb/duckdb_jdbc");
        project.command("compile").succeeds()
                .says(" files written, 0 deleted, 0 unchanged in target/generated-sources/trestle")
                .doesNotSay("Flyway", "initdb", "postmaster", "Postgres");
        assertThat(project.generatedFiles())
                .contains("CreateActor.java", "CreateFilm.java", "DeleteActors.java", "SearchFilms.java");
        assertThat(project.path("target/classes/com/example/films/api/CreateFilm.class")).exists();
        // Only a routes file with files needs it: FilesIT.
        assertThat(duckDb).doesNotExist();
    }

    @Test
    @Order(2)
    void withNothingChangedItContactsNoDatabaseAndWritesNoFile() throws Exception {
        project.age();
        project.command("generate-sources", MavenProject.NO_DATABASE).succeeds().says("Trestle: nothing changed, ");
        assertThat(project.writtenFiles()).isEmpty();
    }

    @Test
    @Order(2)
    void anInputWithAnotherTimeIsReadAndOneOfTheSameSizeCounts() throws Exception {
        project.edit(ROUTES, "inputs: [title, rating]", "inputs: [title, rating]");
        project.command("generate-sources", MavenProject.NO_DATABASE).succeeds().says("Trestle: nothing changed, ");
        project.edit(ROUTES, "inputs: [title, rating]", "inputs: [rating, title]");
        project.command("generate-sources", MavenProject.NO_DATABASE).fails().says("the embedded PostgreSQL does not start");
        project.edit(ROUTES, "inputs: [rating, title]", "inputs: [title, rating]");
        project.command("generate-sources", MavenProject.NO_DATABASE).succeeds().says("Trestle: nothing changed, ");
    }

    @Test
    @Order(3)
    void aTouchedOutputIsPutRight() throws Exception {
        project.age();
        String before = Files.readString(project.generated("CreateFilm.java"));
        Files.writeString(project.generated("CreateFilm.java"), before + "// by hand\n");
        project.command("generate-sources", MavenProject.NO_DATABASE).fails().says("the embedded PostgreSQL does not start");
        project.command("generate-sources").succeeds().says("1 file written, 0 deleted");
        assertThat(project.generated("CreateFilm.java")).content().isEqualTo(before);
        assertThat(project.writtenFiles()).containsExactly("CreateFilm.java");
    }

    @Test
    @Order(4)
    void aChangedRouteRewritesItsOwnFilesOnly() throws Exception {
        project.age();
        project.edit(ROUTES, "inputs: [title, rating]", "inputs: [title]");
        project.command("generate-sources").succeeds();
        assertThat(project.writtenFiles()).contains("CreateFilm.java")
                .doesNotContain("CreateActor.java", "DeleteActors.java", "SearchFilms.java", "FilmsApi.java");
    }

    @Test
    @Order(5)
    void aChangedMigrationCounts() throws Exception {
        project.age();
        project.write("src/main/resources/db/migration/V2__year.sql", "alter table film add released int;");
        project.command("generate-sources").succeeds();
        assertThat(project.read("target/generated-sources/trestle/com/example/films/api/CreateFilm.java"))
                .contains("released");
    }

    @Test
    @Order(6)
    void aRemovedRoutesFileIsDeletedButNeverAFileOfOthers() throws Exception {
        Files.writeString(project.generated("Mine.java"), "package com.example.films.api;\n\nfinal class Mine {}\n");
        String routes = project.read(ROUTES);
        int start = routes.indexOf("  - name: DeleteActors");
        int end = routes.indexOf("  - name: SearchFilms");
        project.write(ROUTES, routes.substring(0, start) + routes.substring(end));
        project.command("compile").succeeds().says("1 deleted");
        assertThat(project.generatedFiles()).contains("Mine.java", "CreateActor.java").doesNotContain("DeleteActors.java");
    }

    @Test
    @Order(7)
    void skippingLeavesEverythingAsItIs() throws Exception {
        project.age();
        project.edit(ROUTES, "inputs: [title]", "inputs: [title, rating]");
        project.command("compile", "-Dtrestle.skip", "-Dtrestle.database=mysql").succeeds().says("Trestle: skipped");
        assertThat(project.writtenFiles()).isEmpty();
    }
}
