package dev.trestle.maven.it;

import dev.trestle.devdb.DatabaseSettings;
import dev.trestle.devdb.DevDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The goal {@code preview} without a service: functions of a project that is compiled. */
class PreviewIT {

    private static final String ROUTES = "src/main/trestle/routes.yaml";
    private static final String FUNCTIONS = "-Dtrestle.functions=com.example.films.Functions";

    private static DevDatabase database;
    private static MavenProject project;

    @BeforeAll
    static void create() throws Exception {
        MavenRepository.create();
        project = MavenProject.compiled("preview");
        project.write("src/main/resources/db/migration/V2__summary.sql", "alter table film add summary text;");
        database = DevDatabase.start(new DatabaseSettings.Embedded());
        database.migrate(List.of(project.path("src/main/resources/db/migration")));
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute("insert into film (title) values ('Alien'), ('Brazil')");
        }
        project.write(ROUTES, project.read(ROUTES) + "computed:\n  film.summary: {from: [title]}\n  film.mood: {from: [title], type: text}\n");
        project.edit("pom.xml", "  </dependencies>\n\n  <build>", """
                    <dependency>
                      <groupId>dev.trestle</groupId>
                      <artifactId>trestle-computed</artifactId>
                      <version>%s</version>
                    </dependency>
                  </dependencies>

                  <build>""".formatted(MavenRepository.version()));
        project.write("src/test/java/com/example/films/Functions.java", """
                package com.example.films;

                import com.example.films.api.FilmMood;
                import com.example.films.api.FilmSummary;

                class Functions {
                    FilmSummary.Function filmSummary() {
                        return film -> "A film: " + film.title();
                    }

                    FilmMood.Function filmMood() {
                        return film -> "the mood of " + film.title();
                    }
                }
                """);
        project.mvn("test-compile").succeeds();
    }

    @AfterAll
    static void stop() throws Exception {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void callsTheFunctionsOfTheProject() throws Exception {
        project.mvn("validate", MavenProject.goal("preview"), "-Dtrestle.column=film.summary", FUNCTIONS, "-Dtrestle.jdbcUrl=" + database.jdbcUrl())
                .succeeds().says("A film: Alien", "A film: Brazil");
        project.mvn("validate", MavenProject.goal("preview"), "-Dtrestle.column=film.sumary", FUNCTIONS, "-Dtrestle.jdbcUrl=" + database.jdbcUrl())
                .fails().says("the class com.example.films.Functions has no function for 'film.sumary'; these are: film.mood, film.summary");
    }

    @Test
    void printsTheMigrationOfAColumnThatTheDatabaseDoesNotHaveYet() throws Exception {
        project.mvn("validate", MavenProject.goal("preview"), "-Dtrestle.column=film.mood", FUNCTIONS, "-Dtrestle.jdbcUrl=" + database.jdbcUrl())
                .succeeds().says("the mood of Alien", "ALTER TABLE public.film ADD COLUMN mood text;");
    }

    @Test
    void needsADatabaseAndFunctions() throws Exception {
        project.mvn(MavenProject.goal("preview"), "-Dtrestle.column=film.summary", FUNCTIONS).fails()
                .says("a preview without a service needs a database: -Dtrestle.jdbcUrl=jdbc:postgresql://host:port/name");
        project.mvn(MavenProject.goal("preview"), "-Dtrestle.column=film.summary").fails()
                .says("or a class with functions: -Dtrestle.functions=com.example.Functions");
    }
}
