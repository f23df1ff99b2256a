package dev.trestle.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.trestle.devdb.DatabaseSettings;
import dev.trestle.devdb.DevDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the goal does and reads, in a database with the tables of a service. */
class BackfillDatabaseTest {

    private static DevDatabase server;
    private static DevDatabase database;

    @BeforeAll
    static void start() throws Exception {
        server = DevDatabase.start(new DatabaseSettings.Embedded());
        database = server.createDatabase("films", "template0");
        for (int version = 1; version <= 2; version++) {
            execute(Files.readString(Path.of("../computed/src/main/resources/dev/trestle/computed/computed-" + version + ".sql")));
        }
        execute("INSERT INTO trestle.computed_column (name, definition)"
                + " VALUES ('film.summary', 'text from title text'), ('film.slug', 'text from title text')");
        execute("CREATE ROLE reader LOGIN; GRANT USAGE ON SCHEMA trestle TO reader; GRANT SELECT ON trestle.computed_column TO reader");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
        server.close();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static BackfillRequest request(String action, String column, String rate) throws MojoFailureException {
        return BackfillRequest.of(action, column, false, false, rate, null, null);
    }

    @Test
    void startsChangesAndEndsABackfill() throws Exception {
        try (BackfillDatabase backfills = new BackfillDatabase(database::connect)) {
            backfills.requireColumn("film.summary");
            assertThat(backfills.progress("film.summary")).isEmpty();
            request("start", "film.summary", "200/min").action().run(backfills, request("start", "film.summary", "200/min"));
            execute("UPDATE trestle.backfill SET estimate = 1000, scanned = 250, open = 50, failed = 3, per_second = 40, waits_for = 'rate'");
            BackfillProgress progress = backfills.progress("film.summary").orElseThrow();
            assertThat(progress.done()).isEqualTo(200);
            assertThat(progress.left()).contains(Duration.ofSeconds(20));
            assertThat(progress.servedAgo()).isEmpty();
            assertThat(new BackfillText().line(progress)).isEqualTo("film.summary: 20 %  200 of ~1,000  40/s  failed 3  waits for its rate  ETA 20 s");
            BackfillAction.PAUSE.run(backfills, request("pause", "film.summary", null));
            assertThat(backfills.progress("film.summary").orElseThrow().state()).isEqualTo(BackfillProgress.State.PAUSED);
            BackfillWatch watch = new BackfillWatch("film.summary", backfills, new SystemStreamLog(), Terminal.LINES);
            assertThatThrownBy(watch::run).isInstanceOf(MojoFailureException.class)
                    .hasMessage("film.summary: 20 %  200 of ~1,000  failed 3  paused; resume it: -Dtrestle.action=resume");
            BackfillAction.RESUME.run(backfills, request("resume", "film.summary", "10/s"));
            assertThat(backfills.all()).extracting(BackfillProgress::name, BackfillProgress::isRunning)
                    .containsExactly(tuple("film.summary", true));
            BackfillRequest all = BackfillRequest.of("start", "film.summary", true, false, null, null, null);
            assertThatThrownBy(() -> all.action().run(backfills, all)).isInstanceOf(MojoFailureException.class).hasMessage(
                    "film.summary has an open backfill of other rows: missing; wait until it has ended, or cancel it: -Dtrestle.action=cancel");
            BackfillAction.CANCEL.run(backfills, request("cancel", "film.summary", null));
            // A connection that is lost meanwhile is opened again.
            execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
            assertThatThrownBy(watch::run).isInstanceOf(MojoFailureException.class)
                    .hasMessage("film.summary: 20 %  200 of ~1,000  failed 3  cancelled; start another one: -Dtrestle.action=start");
            assertThatThrownBy(() -> BackfillAction.RESUME.run(backfills, request("resume", "film.summary", "20/s")))
                    .isInstanceOf(MojoFailureException.class).hasMessage("film.summary has no open backfill; the last one is cancelled");
            assertThatThrownBy(() -> BackfillAction.PAUSE.run(backfills, request("pause", "film.summary", null)))
                    .isInstanceOf(MojoFailureException.class).hasMessage("film.summary has no open backfill; the last one is cancelled");
        }
    }

    @Test
    void namesTheColumnsIfThereIsNoSuch() throws Exception {
        try (BackfillDatabase backfills = new BackfillDatabase(database::connect)) {
            assertThatThrownBy(() -> backfills.requireColumn("film.sumary")).isInstanceOf(MojoFailureException.class).hasMessage(
                    "there is no computed column 'film.sumary' (did you mean 'film.summary'?); these are: film.slug, film.summary");
            assertThatThrownBy(() -> backfills.requireColumn("")).isInstanceOf(MojoFailureException.class).hasMessage(
                    "the computed column is missing: -Dtrestle.column=<table>.<column>; these are: film.slug, film.summary");
        }
    }

    @Test
    void tellsWhatIsMissing() throws Exception {
        try (BackfillDatabase empty = new BackfillDatabase(server::connect)) {
            assertThatThrownBy(() -> empty.requireColumn("film.summary")).isInstanceOf(MojoFailureException.class).hasMessageContaining(
                    "the database does not have the tables of backfills (relation \"trestle.computed_column\" does not exist): start a service");
        }
        DevDatabase reading = DevDatabase.start(new DatabaseSettings.Given(database.jdbcUrl().replace("user=postgres", "user=reader")));
        try (BackfillDatabase backfills = new BackfillDatabase(reading::connect)) {
            backfills.requireColumn("film.summary");
            assertThatThrownBy(() -> BackfillAction.START.run(backfills, request("start", "film.summary", null)))
                    .isInstanceOf(MojoFailureException.class)
                    .hasMessageStartingWith("the user of jdbcUrl lacks a privilege (permission denied for table backfill): it needs ");
        }
    }
}
