package dev.trestle.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.testing.Cable;
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
import tools.jackson.databind.JsonNode;

/** Targets that are away, changed or not configured when the service starts. */
@ExtendWith(Postgres.class)
class StartTest {

    private static final ExpectedExportTable LOG = new ExpectedExportTable(null, "loan_log",
            List.of("film text not null", "fee numeric(10,2)", "loan_id int8 not null key"));

    private final Postgres.Database database;
    private final Other target;

    StartTest(Postgres.Database database) {
        this.database = database;
        this.target = Other.of(database.another());
    }

    @BeforeEach
    void empty() {
        target.execute("DROP TABLE IF EXISTS loan_log, loan_copy");
        target.withTables();
        database.execute("DROP SCHEMA IF EXISTS trestle CASCADE");
    }

    @Test
    void aTargetThatIsAway() throws IOException {
        try (Cable cable = new Cable(database.port())) {
            cable.cut();
            String url = target.url().replace(":" + database.port() + "/", ":" + cable.port() + "/");
            Setup setup = Setup.merge(target).url(url);
            try (Service service = Service.start(database, setup)) {
                assertThat(service.client().send("GET", "/observe/health/ready", "").statusCode()).isEqualTo(200);
                long id = service.client().lend("Ran");
                JsonNode report = service.client().exports();
                assertThat(report.get("state").asString()).isEqualTo("away");
                assertThat(report.get("backlog").asInt()).isEqualTo(1);
                cable.mend();
                Waiting.until(() -> target.film(id).equals("Ran"));
                assertThat(service.client().exports().get("reason").isNull()).isTrue();
            }
            cable.cut();
            assertThatThrownBy(() -> Service.start(database, setup.with(Setup.TARGET + "required", "true")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("The target warehouse is required, but cannot be used");
        }
    }

    @Test
    void aTableThatHasChanged() {
        target.execute("ALTER TABLE loan_log ADD COLUMN clerk text NOT NULL");
        target.execute("ALTER TABLE loan_log ALTER COLUMN fee TYPE float8");
        target.execute("ALTER TABLE loan_log ALTER COLUMN fee SET NOT NULL");
        Setup setup = Setup.merge(target).tables(LOG);
        try (Service service = Service.start(database, setup)) {
            long id = service.client().lend("Ran");
            Waiting.until(() -> service.client().exports().get("state").asString().equals("mismatch"));
            assertThat(service.client().exports().get("reason").asString()).isEqualTo(
                    "column fee of loan_log is float8, and was numeric(10,2); column fee of loan_log does not allow null any more;"
                            + " column clerk of loan_log needs a value, but is not exported");
            assertThat(database.query("SELECT sum(attempts) FROM trestle.export_entry")).isEqualTo("0");

            target.execute("ALTER TABLE loan_log DROP COLUMN clerk");
            target.execute("ALTER TABLE loan_log ALTER COLUMN fee TYPE numeric(10,2)");
            target.execute("ALTER TABLE loan_log ALTER COLUMN fee DROP NOT NULL");
            Waiting.until(() -> target.film(id).equals("Ran"));

            // While the service runs, too: a statement that fails has the table looked at.
            target.execute("ALTER TABLE loan_log RENAME COLUMN film TO title");
            service.client().lend("Ikiru");
            Waiting.until(() -> service.client().exports().get("state").asString().equals("mismatch"));
            assertThat(database.query("SELECT sum(attempts) FROM trestle.export_entry")).isEqualTo("0");
            target.execute("ALTER TABLE loan_log RENAME COLUMN title TO film");
            target.awaitRows(2);
        }
        assertThatThrownBy(() -> Service.start(database, setup
                .tables(new ExpectedExportTable(null, "nowhere", List.of("film text not null")))
                .with(Setup.TARGET + "required", "true")))
                .hasMessageContaining("there is no table nowhere");
    }

    @Test
    void aColumnThatHasBecomeNarrower() {
        ExpectedExportTable precise = new ExpectedExportTable(null, "loan_log",
                List.of("film varchar(40) not null", "fee numeric(10,2)", "loan_id int8 not null key"));
        target.execute("ALTER TABLE loan_log ALTER COLUMN film TYPE varchar(40)");
        target.execute("ALTER TABLE loan_log ALTER COLUMN fee TYPE numeric(10,0)");
        try (Service service = Service.start(database, Setup.merge(target).tables(precise))) {
            long id = service.client().lend("Ran");
            Waiting.until(() -> service.client().exports().get("state").asString().equals("mismatch"));
            assertThat(service.client().exports().get("reason").asString())
                    .isEqualTo("column fee of loan_log is numeric(10,0), and was numeric(10,2)");
            assertThat(target.query("SELECT count(*) FROM loan_log")).isEqualTo("0");

            target.execute("ALTER TABLE loan_log ALTER COLUMN fee TYPE numeric(12,3)");
            target.execute("ALTER TABLE loan_log ALTER COLUMN film TYPE varchar(60)");
            Waiting.until(() -> target.film(id).equals("Ran"));

            // While the service runs, no statement fails for that.
            target.execute("ALTER TABLE loan_log ALTER COLUMN film TYPE varchar(30)");
            Waiting.until(() -> service.client().exports().get("state").asString().equals("mismatch"));
            assertThat(service.client().exports().get("reason").asString())
                    .isEqualTo("column film of loan_log is varchar(30), and was varchar(40)");
        }
    }

    @Test
    void keysAndDomains() {
        target.execute("DROP TABLE loan_log");
        target.execute("CREATE DOMAIN title AS text NOT NULL");
        target.execute("CREATE DOMAIN short_title AS title CHECK (length(VALUE) < 100)");
        target.execute("CREATE TABLE loan_log (loan_id bigint, film short_title, fee numeric, PRIMARY KEY (loan_id, film))");
        Setup setup = Setup.of(target, LoanSql.INSERT).tables(LOG);
        try (Service service = Service.start(database, setup)) {
            Waiting.until(() -> service.client().exports().get("state").asString().equals("mismatch"));
            assertThat(service.client().exports().get("reason").asString())
                    .isEqualTo("column film of loan_log is part of the primary key");
            target.execute("ALTER TABLE loan_log DROP CONSTRAINT loan_log_pkey");
            target.execute("ALTER TABLE loan_log ADD PRIMARY KEY (loan_id)");
            Waiting.until(() -> service.client().exports().get("state").asString().equals("ok"));
        } finally {
            target.execute("DROP DOMAIN title CASCADE");
        }
    }

    @Test
    void aTargetWithoutAUrl() {
        assertThatThrownBy(() -> Service.start(database, Setup.merge(target).url("")))
                .hasMessageContaining("trestle.exports.targets.warehouse.url")
                .hasMessageContaining("TRESTLE_EXPORTS_TARGETS_WAREHOUSE_URL");
    }

    @Test
    void aPasswordInAFile(@TempDir Path directory) throws IOException {
        Path secret = directory.resolve("secret");
        Setup setup = Setup.merge(target).with(Setup.TARGET + "password-file", secret.toString());
        assertThatThrownBy(() -> Service.start(database, setup)).hasMessageContaining("password-file cannot be read");
        Files.writeString(secret, "anything\n");
        try (Service service = Service.start(database, setup)) {
            long id = service.client().lend("Ran");
            Waiting.until(() -> target.film(id).equals("Ran"));
        }
    }

    @Test
    void aRoleThatMayNotEnter() {
        try (Service service = Service.start(database, Setup.merge(target))) {
            Waiting.until(() -> service.client().exports().get("state").asString().equals("ok"));
        }
        database.execute("CREATE ROLE clerk LOGIN");
        database.execute("GRANT ALL ON loan TO clerk");
        database.execute("GRANT USAGE ON SCHEMA trestle TO clerk");
        database.execute("GRANT SELECT ON ALL TABLES IN SCHEMA trestle TO clerk");
        try (Service service = Service.start(database.url().replace("user=postgres", "user=clerk"), Setup.merge(target))) {
            assertThat(service.client().json(503, "POST", "/loans", Client.loan("Ran")).get("detail").asString())
                    .isEqualTo("Exports cannot be accepted yet");
            assertThat(service.client().send("GET", "/observe/health/ready", "").body())
                    .contains("grant it INSERT on trestle.export_entry, UPDATE on", "DELETE on trestle.export_entry");
            database.execute("GRANT INSERT, UPDATE, DELETE ON trestle.export_entry TO clerk");
            Waiting.until(() -> service.client().send("GET", "/observe/health/ready", "").statusCode() == 200);
            long id = service.client().lend("Ran");
            Waiting.until(() -> target.film(id).equals("Ran"));
        } finally {
            database.execute("DROP OWNED BY clerk");
            database.execute("DROP ROLE clerk");
        }
    }

    @Test
    void theServicesOwnDatabaseIsAway() throws IOException {
        try (Cable cable = new Cable(database.port())) {
            cable.cut();
            String url = database.url(cable.port());
            try (Service service = Service.start(url, Setup.merge(target).with("database.connection-timeout", "PT0.5S"))) {
                assertThat(service.client().json(503, "POST", "/loans", Client.loan("Ran")).get("detail").asString())
                        .isEqualTo("Exports cannot be accepted yet");
                assertThat(service.client().send("GET", "/observe/health/ready", "").statusCode()).isEqualTo(503);
                service.client().json(503, "GET", "/exports", "");
                cable.mend();
                Waiting.until(() -> service.client().send("GET", "/observe/health/ready", "").statusCode() == 200);
                long id = service.client().lend("Ran");
                Waiting.until(() -> target.film(id).equals("Ran"));
            }
        }
    }
}
