package dev.trestle.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the build knows the tables of a target of exports. */
class TargetsIT {

    private static final String SNAPSHOT = "src/main/trestle/targets/warehouse.yaml";

    @BeforeAll
    static void create() throws Exception {
        MavenRepository.create();
    }

    @Test
    void aSnapshotOfSqliteIsEnoughForTheBuild() throws Exception {
        MavenProject project = exporting("targets-snapshot");
        project.edit("pom.xml", "<!-- @dependencies@ -->", """
                <dependency>
                  <groupId>org.xerial</groupId>
                  <artifactId>sqlite-jdbc</artifactId>
                  <version>%s</version>
                </dependency>
                """.formatted(System.getProperty("it.sqlite.version")));
        String url = "jdbc:sqlite:" + project.path("warehouse.db");
        execute(url, "create table film_log (film_id integer primary key, title text not null, rating integer)");
        project.mvn(MavenProject.goal("snapshot"), "generate-sources", MavenProject.goal("snapshot"),
                        "-Dtrestle.target.warehouse=" + url)
                .succeeds()
                .says("Trestle: " + SNAPSHOT + " written, 1 table", "Trestle: " + SNAPSHOT + " unchanged, 1 table",
                        " files written, 0 deleted");
        assertThat(project.read(SNAPSHOT)).contains("  - table: film_log\n    primary_key: [film_id]\n");
        project.mvn("generate-sources").succeeds().says("Trestle: 0 files written, 0 deleted");
        project.mvn("verify", MavenProject.NO_DATABASE).succeeds().says("Trestle: nothing changed, ");

        project.mvn(MavenProject.goal("snapshot")).fails().says("-Dtrestle.target.warehouse=jdbc:");
        project.mvn("generate-sources", "-Dtrestle.target.warehous=" + url).succeeds()
                .says("trestle.target.warehous [unused-catalog] ", "(did you mean 'warehouse'?)");
        project.mvn(MavenProject.goal("snapshot"), "-Dtrestle.target.warehouse=warehose.db").fails()
                .says("trestle.target.warehouse [target-catalog] 'warehose.db' is not a URL");
        String nothing = url.replace("warehouse.db", "nothing.db");
        project.mvn(MavenProject.goal("snapshot"), "-Dtrestle.target.warehouse=" + nothing)
                .fails()
                .says("src/main/trestle/routes.yaml:2:11 [target-catalog] The target 'warehouse' at " + nothing);
        assertThat(project.path("nothing.db")).doesNotExist();
    }

    @Test
    void migrationsOfATargetAreAppliedToADatabaseOfTheirOwn() throws Exception {
        MavenProject project = exporting("targets-migrations");
        String folder = "src/main/trestle/targets/warehouse/";
        project.write(folder + "V1__log.sql",
                "create table film_log (film_id bigint primary key, title text not null, rating smallint);\n");
        project.mvn("generate-sources").succeeds().says(" files written, 0 deleted", "migrations of warehouse ",
                "[missing-module] The generated code needs the module 'trestle-exports'");
        project.mvn("generate-sources", MavenProject.NO_DATABASE).succeeds().says("Trestle: nothing changed, ");
        project.write(folder + "V2__more.sql", "alter table film_log\n  add seen tex;\n");
        project.mvn("generate-sources").fails()
                .says(folder + "V2__more.sql:2:12 [sql-error] PostgreSQL refuses this migration: ");
        project.write(folder + "V2__more.sql", "");
        project.write(folder + "V3_misnamed.sql", "");
        project.mvn("generate-sources").fails()
                .says(folder + "V3_misnamed.sql [target-catalog] The catalog of a target cannot be made: ");
    }

    /** A project whose route CreateFilm exports into a warehouse. */
    static MavenProject exporting(String name) throws Exception {
        MavenProject project = MavenProject.uncompiled(name);
        project.edit("src/main/trestle/routes.yaml", "routes:", "targets: {warehouse: {}}\nroutes:");
        project.edit("src/main/trestle/routes.yaml", "inputs: [title, rating]",
                "inputs: [title, rating]\n    outputs: [film_id, title, rating]\n    export_sql: {target: warehouse, table: film_log}");
        return project;
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
