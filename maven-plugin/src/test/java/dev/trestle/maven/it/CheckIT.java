package dev.trestle.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Sources that are checked in, and the goal {@code check}: a developer at work, and a build server. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CheckIT {

    private static final String ROUTES = "src/main/trestle/routes.yaml";
    private static final String FOLDER = "src/generated/java/" + MavenProject.PACKAGE;

    private static MavenProject project;

    @BeforeAll
    static void create() throws Exception {
        MavenRepository.create();
        project = MavenProject.checkedIn("check");
    }

    @Test
    @Order(1)
    void theFirstBuildOfAllPasses() throws Exception {
        project.mvn("verify").succeeds().says("in src/generated/java as generated");
        assertThat(project.path(FOLDER + "CreateFilm.java")).exists();
    }

    @Test
    @Order(2)
    void aFreshCheckoutThatIsInOrderPasses() throws Exception {
        project.freshCheckout();
        project.age();
        project.mvn("verify").succeeds().says("0 files written, 0 deleted");
        assertThat(project.writtenFiles()).isEmpty();
    }

    @Test
    @Order(3)
    void aDeveloperEditsTheRoutesAndBuildsInTwoCommands() throws Exception {
        project.edit(ROUTES, "inputs: [title, rating]", "inputs: [title]");
        project.mvn("generate-sources").succeeds().says("written");
        project.mvn("verify").succeeds().says("Trestle: nothing changed");
    }

    @Test
    @Order(4)
    void checkAloneFindsWhatIsStaleAndOneCommandPutsItRight() throws Exception {
        project.edit(ROUTES, "inputs: [title]", "inputs: [rating, title]");
        project.age();
        project.mvn(MavenProject.goal("check"))
                .fails()
                .says("[ERROR] " + FOLDER + "CreateFilm.java: different", "[ERROR] @@ -",
                        "1 file in src/generated/java is not what src/main/trestle/routes.yaml generates: run trestle:generate");
        assertThat(project.writtenFiles()).isEmpty();
        project.mvn("verify").succeeds().says("written");
    }

    @Test
    @Order(5)
    void aBuildServerFindsWhatSomebodyForgot() throws Exception {
        project.edit(ROUTES, "inputs: [rating, title]", "inputs: [title, rating]");
        project.edit(ROUTES, "name: DeleteActors", "name: RemoveActors");
        project.freshCheckout();
        MavenRun run = project.mvn("verify")
                .fails()
                .says("src/generated/java were not what src/main/trestle/routes.yaml generates when this build began");
        assertThat(run.errors())
                .contains(
                        FOLDER + "CreateFilm.java: different",
                        FOLDER + "DeleteActors.java: left over",
                        FOLDER + "RemoveActors.java: missing")
                .anyMatch(line -> line.startsWith("@@ -"))
                .anyMatch(line -> line.startsWith("+"));
        project.mvn("verify").succeeds();
    }

    @Test
    @Order(6)
    void aFileEditedByHandIsFoundAndPutRight() throws Exception {
        project.edit(FOLDER + "CreateFilm.java", "film", "FILM");
        MavenRun run = project.mvn("verify").fails().says("1 file in src/generated/java was not what");
        assertThat(run.errors()).contains(FOLDER + "CreateFilm.java: different").anyMatch(line -> line.contains("FILM"));
        project.mvn("verify").succeeds();
        assertThat(project.read(FOLDER + "CreateFilm.java")).doesNotContain("FILM");
    }

    @Test
    @Order(7)
    void checkReliesOnNoTimes() throws Exception {
        FileTime time = Files.getLastModifiedTime(project.path(FOLDER + "CreateFilm.java"));
        project.edit(FOLDER + "CreateFilm.java", "film", "FILM");
        Files.setLastModifiedTime(project.path(FOLDER + "CreateFilm.java"), time);
        project.mvn("generate-sources").succeeds().says("Trestle: nothing changed");
        project.mvn(MavenProject.goal("check")).fails().says("[ERROR] " + FOLDER + "CreateFilm.java: different");
    }

    @Test
    @Order(8)
    void aForeignFileInTheWayStopsEverything() throws Exception {
        project.write(FOLDER + "CreateFilm.java", "package com.example.films.api;\n");
        project.mvn("verify").fails()
                .says("[ERROR] " + FOLDER + "CreateFilm.java [foreign-file] ", "1 error in " + FOLDER + "CreateFilm.java");
        assertThat(Files.readString(project.path(FOLDER + "CreateFilm.java"))).hasSize(31);
    }
}
