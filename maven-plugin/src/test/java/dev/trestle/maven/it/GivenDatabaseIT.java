package dev.trestle.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.devdb.DatabaseSettings;
import dev.trestle.devdb.DevDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A database that is given by its URL, asks for a password, and has been migrated by somebody else. */
class GivenDatabaseIT {

    private static final String SERVER =
            "<server><id>films-db</id><username>films_owner</username><password>%s</password></server>";

    private static DevDatabase database;
    private static MavenProject project;
    private static String url;

    @BeforeAll
    static void create() throws Exception {
        MavenRepository.create();
        project = MavenProject.checkedIn("given-database");
        database = DevDatabase.start(new DatabaseSettings.Embedded());
        database.migrate(List.of(project.path("src/main/resources/db/migration")));
        askForPasswords();
        url = database.jdbcUrl().replace("?user=postgres", "");
    }

    @AfterAll
    static void stop() throws Exception {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void takesThePasswordFromSettingsAndAsksTheDatabaseEveryTime() throws Exception {
        MavenRepository.settings(SERVER.formatted("se&amp;cret"));
        project.mvn("verify", "-Dtrestle.jdbcUrl=" + url, "-Dtrestle.serverId=films-db")
                .succeeds()
                .says(" files written, 0 deleted", "in src/generated/java as generated")
                .doesNotSay("se&cret");
        execute("alter table film add released int");
        project.mvn("generate-sources", "-Dtrestle.jdbcUrl=" + url, "-Dtrestle.serverId=films-db").succeeds();
        // Without outputs of its own, a route answers with every column.
        assertThat(project.generated("CreateFilm.java")).content().contains("released");
        assertThat(ask("select count(*) from pg_database")).as("nothing was created there").isEqualTo("3");
    }

    /** As {@code mvn --encrypt-master-password} and {@code mvn --encrypt-password} made it. */
    @Test
    void decryptsThePassword() throws Exception {
        project.write("security.xml", "<settingsSecurity><master>{s1eBwbCB5SgHMoKD2RCTU9rvKZbN6nDJSV5ME7TEaiI=}</master></settingsSecurity>");
        MavenRepository.settings(SERVER.formatted("{P1Luq60P58EHxXQuhn1zcWT3ujAsy979H3k4lNg6NBg=}"));
        project.mvn("generate-sources", "-Dtrestle.jdbcUrl=" + url, "-Dtrestle.serverId=films-db",
                        "-Dsettings.security=" + project.path("security.xml"))
                .succeeds();
    }

    @Test
    void aWrongPasswordIsOneLine() throws Exception {
        MavenRepository.settings(SERVER.formatted("wrong"));
        project.mvn("generate-sources", "-Dtrestle.jdbcUrl=" + url, "-Dtrestle.serverId=films-db")
                .fails()
                .says("cannot connect to " + url + ": FATAL: password authentication failed for user \"films_owner\"")
                .doesNotSay("wrong");
    }

    @Test
    void aServerThatIsNotInSettingsIsOneLine() throws Exception {
        project.mvn("generate-sources", "-Dtrestle.jdbcUrl=" + url, "-Dtrestle.serverId=nobody")
                .fails()
                .says("serverId is 'nobody', but settings.xml has no <server> of that id");
    }

    @Test
    void theMigrationsOfATargetNeedTheRightToCreateADatabase() throws Exception {
        MavenProject exporting = TargetsIT.exporting("given-database-targets");
        exporting.write("src/main/trestle/targets/warehouse/V1__log.sql",
                "create table film_log (film_id bigint primary key, title text not null, rating smallint);\n");
        execute("create role reader login");
        execute("grant select on all tables in schema public to reader");
        exporting.mvn("generate-sources", "-Dtrestle.jdbcUrl=" + url + "?user=reader")
                .fails()
                .says("cannot create a database for the migrations in src/main/trestle/targets/warehouse: ",
                        "give the user of jdbcUrl the right to (CREATEDB), or check in a snapshot");
        exporting.mvn("generate-sources", "-Dtrestle.jdbcUrl=" + url + "?user=postgres").succeeds();
        assertThat(ask("select count(*) from pg_database")).as("nothing is left there").isEqualTo("3");
    }

    @Test
    void nobodyAnswersIsOneLine() throws Exception {
        project.mvn("generate-sources", "-Dtrestle.jdbcUrl=jdbc:postgresql://localhost:1/films?password=hidden")
                .fails()
                .says("cannot connect to jdbc:postgresql://localhost:1/films: ")
                .doesNotSay("hidden");
    }

    private static void askForPasswords() throws Exception {
        execute("create role films_owner superuser login password 'se&cret'");
        Path rules = Path.of(ask("show hba_file"));
        Files.writeString(rules, """
                host all films_owner all scram-sha-256
                host all postgres    all trust
                host all reader      all trust
                """);
        execute("select pg_reload_conf()");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
