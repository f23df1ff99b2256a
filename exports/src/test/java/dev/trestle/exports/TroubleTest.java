package dev.trestle.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.testing.Logged;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people who operate the service get to know of a target that takes nothing. Alone, as other tests log. */
@Isolated
@ExtendWith(Postgres.class)
class TroubleTest {

    private final Postgres.Database database;
    private final Postgres.Database other;
    private final Path directory;

    TroubleTest(Postgres.Database database, @TempDir Path directory) {
        this.database = database;
        this.other = database.another();
        this.directory = directory;
    }

    @BeforeEach
    void empty() {
        database.execute("DROP SCHEMA IF EXISTS trestle CASCADE");
    }

    /** The reason once it is that, and what the log says of it. */
    private static List<String> await(Service service, Logged log, String reason, String word) {
        Waiting.until(() -> service.client().exports().get("reason").asString("").startsWith(reason));
        return log.messages().stream().filter(line -> line.contains(word)).toList();
    }

    @Test
    void aUserWhoIsNotLetIn() {
        Other target = Other.of(other);
        String url = target.url().replace("user=postgres", "user=stranger");
        Setup setup = Setup.merge(target).url(url);
        try (Logged log = new Logged(Target.class.getName()); Service service = Service.start(database, setup)) {
            assertThat(await(service, log, "The target rejects the user name or the password, SQLSTATE 28000",
                    "stranger")).singleElement().asString()
                    .startsWith("Rows cannot be exported to warehouse now: The target rejects the user name or the password")
                    .endsWith("role \"stranger\" does not exist");
        }
        assertThatThrownBy(() -> Service.start(database, setup.with(Setup.TARGET + "required", "true")))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("FATAL: role \"stranger\" does not exist");
    }

    @Test
    void aUserWhoMayNotWrite() {
        Other target = Other.of(other).withTables();
        target.execute("CREATE ROLE onlooker LOGIN");
        Setup setup = Setup.merge(target).url(target.url().replace("user=postgres", "user=onlooker"));
        try (Logged log = new Logged(Target.class.getName()); Service service = Service.start(database, setup)) {
            long id = service.client().lend("Ran");
            String reason = "The user lacks a privilege in the target, SQLSTATE 42501";
            await(service, log, reason, "");
            // Some more tries, each of which can connect and finds the tables fit.
            database.query("SELECT pg_sleep(4)");
            assertThat(await(service, log, reason, "permission denied")).hasSize(1);
            target.execute("GRANT SELECT, INSERT, UPDATE ON loan_log TO onlooker");
            Waiting.until(() -> target.film(id).equals("Ran"));
            Waiting.until(() -> service.client().exports().get("state").asString().equals("ok"));
        } finally {
            target.execute("DROP TABLE loan_log, loan_copy");
            target.execute("DROP ROLE onlooker");
        }
    }

    @Test
    void whatIsNoUrlOrHasNoDriver() {
        Setup setup = Setup.merge(Other.of(other));
        assertThatThrownBy(() -> Service.start(database, setup.url("postgresql://localhost/x?password=secret")))
                .hasMessage("trestle.exports.targets.warehouse.url has to be a JDBC URL, which begins with jdbc:");
        assertThatThrownBy(() -> Service.start(database, setup.url("jdbc:oracle:thin:x/secret@//localhost/x")))
                .hasMessageContaining("No JDBC driver on the class path takes the URL of the target warehouse, which begins with"
                        + " jdbc:oracle:").hasMessageNotContaining("secret");
        assertThatThrownBy(() -> Service.start(database, setup.with(Setup.TARGET + "required", "yes")))
                .hasMessage("trestle.exports.targets.warehouse.required has to be true or false, but is 'yes'");
        assertThatThrownBy(() -> Service.start(database, setup.with(Setup.TARGET + "statement-timeout", "30 sec")))
                .hasMessage("trestle.exports.targets.warehouse.statement-timeout has to be a duration from PT0.001S to PT24H"
                        + " such as PT30S or 30 s, but is '30 sec'");
        assertThatThrownBy(() -> Service.start(database, setup.with(Setup.TARGET + "pool-size", "0")))
                .hasMessage("trestle.exports.targets.warehouse.pool-size has to be a whole number of 1 or more, but is '0'");
        assertThatThrownBy(() -> Service.start(database, setup.with(Setup.TARGET + "connection-timeout", "PT0.1S")))
                .hasMessageStartingWith("trestle.exports.targets.warehouse.connection-timeout has to be a duration from PT0.25S");
        try (Logged log = new Logged(ExportsRun.class.getName());
                Service service = Service.start(database, setup.with("exports.targets.warehose.url", "jdbc:x"))) {
            assertThat(service.server().isRunning()).isTrue();
            assertThat(log.messages())
                    .contains("trestle.exports.targets.warehose is ignored: no route exports to this target");
        }
        assertThatThrownBy(() -> Service.start(database, setup.with(Setup.TARGET + "pasword", "x")))
                .hasMessage("trestle.exports.targets.warehouse.pasword is not a key of this service; did you mean"
                        + " trestle.exports.targets.warehouse.password?");
    }

    @Test
    void aFileOfSqliteThatIsMissing() {
        Other target = Other.sqlite(directory);
        Setup setup = Setup.merge(target)
                .tables(new ExpectedExportTable(null, "loan_log", List.of("loan_id BIGINT not null key", "film text not null")));
        try (Logged log = new Logged(Target.class.getName()); Service service = Service.start(database, setup)) {
            long id = service.client().lend("Ran");
            assertThat(await(service, log, "The target is unavailable or busy, SQLITE_CANTOPEN", "SQLITE_CANTOPEN")).hasSize(1);
            assertThat(directory).isEmptyDirectory();
            target.execute("CREATE TABLE another (film text)");
            await(service, log, "there is no table loan_log", "");
            target.withTables();
            Waiting.until(() -> target.film(id).equals("Ran"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "WAL"})
    void aFileOfSqliteThatIsReplaced(String journal) throws IOException {
        Other target = Other.sqlite(directory).withTables();
        target.query("PRAGMA journal_mode = " + journal);
        try (Logged log = new Logged(Deliverer.class.getName());
                Service service = Service.start(database, Setup.merge(target))) {
            long first = service.client().lend("Ran");
            Waiting.until(() -> target.film(first).equals("Ran"));
            Files.move(directory.resolve("target.db"), directory.resolve("archive.db"));
            target.withTables();
            long second = service.client().lend("Ikiru");
            Waiting.until(() -> target.film(second).equals("Ikiru"));
            assertThat(target.film(first)).isEqualTo("none");
            assertThat(log.messages()).noneMatch(line -> line.contains("cannot be delivered"));
        }
    }

    @Test
    void aValueThatPostgresCannotTakeEndsNoConnection() {
        Other target = Other.of(other).withTables();
        target.execute("""
                CREATE FUNCTION no_silents() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    IF NEW.film = 'silent' THEN RAISE EXCEPTION 'Not yet' USING ERRCODE = '0A000'; END IF;
                    RETURN NEW; END $$""");
        target.execute("CREATE TRIGGER no_silents BEFORE INSERT ON loan_log FOR EACH ROW EXECUTE FUNCTION no_silents()");
        Setup setup = Setup.merge(target).options(Setup.OPTIONS.attempts(1));
        try (Service service = Service.start(database, setup)) {
            service.client().lend("silent");
            Waiting.until(() -> service.client().exports().get("dead_letters").asInt() == 1);
            assertThat(service.client().exports().get("failures").get(0).get("error").asString()).contains("0A000");
            assertThat(service.client().exports().get("state").asString()).isEqualTo("ok");
            long id = service.client().lend("Ran");
            Waiting.until(() -> target.film(id).equals("Ran"));
        } finally {
            target.execute("DROP TABLE loan_log, loan_copy");
        }
    }
}
