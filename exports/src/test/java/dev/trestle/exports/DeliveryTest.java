package dev.trestle.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What waits for what, what ends as a dead letter, and what people can do about it. */
@ExtendWith(Postgres.class)
class DeliveryTest {

    private final Postgres.Database database;
    private final Other target;

    DeliveryTest(Postgres.Database database) {
        this.database = database;
        this.target = Other.of(database.another());
    }

    @BeforeEach
    void empty() {
        target.execute("DROP TABLE IF EXISTS loan_log, loan_copy");
        target.withTables();
        database.execute("DROP SCHEMA IF EXISTS trestle CASCADE");
    }

    private int deadLetters(Service service) {
        return service.client().exports().get("dead_letters").asInt();
    }

    private static long redeliver(Service service) {
        return service.client().json(200, "POST", "/exports/warehouse/redeliver", "").get("num_rows").asLong();
    }

    private static long giveUp(Service service, String id) {
        return service.client().json(200, "DELETE", "/exports/warehouse/entries/" + id, "").get("num_rows").asLong();
    }

    @Test
    void entriesOfOneKeyWaitForTheFirst() {
        try (Service service = Service.start(database, Setup.merge(target).options(Setup.OPTIONS.attempts(2)))) {
            long bad = service.client().lend("refused");
            Waiting.until(() -> deadLetters(service) == 1);
            long good = service.client().lend("Ran");
            service.client().change(bad, "Ikiru");
            service.client().change(good, "Ran 2");
            Waiting.until(() -> target.film(good).equals("Ran 2"));
            assertThat(target.film(bad)).isEqualTo("none");
            JsonNode report = service.client().exports();
            assertThat(report.get("backlog").asInt()).isEqualTo(1);
            assertThat(report.get("oldest_at").isNull()).isFalse();
            assertThat(report.get("age_seconds").asInt()).isNotNegative();

            JsonNode failure = report.get("failures").get(0);
            assertThat(failure.propertyNames())
                    .containsExactly("id", "export", "attempts", "dead", "created_at", "error");
            assertThat(failure.get("error").asString())
                    .isEqualTo("The target refused the row: constraint loan_log_film_check, SQLSTATE 23514");
            assertThat(failure.get("dead").asBoolean()).isTrue();

            // Again, and it is refused again: nothing is out of order.
            assertThat(redeliver(service)).isEqualTo(1);
            Waiting.until(() -> deadLetters(service) == 1);
            assertThat(target.film(bad)).isEqualTo("none");

            assertThat(giveUp(service, failure.get("id").asString())).isEqualTo(1);
            assertThat(giveUp(service, failure.get("id").asString())).isZero();
            Waiting.until(() -> target.film(bad).equals("Ikiru"));
            service.client().awaitBacklog(0);
        }
    }

    @Test
    void aDeadLetterWhoseCauseIsMended() {
        try (Service service = Service.start(database, Setup.merge(target).options(Setup.OPTIONS.attempts(1)))) {
            long id = service.client().lend("refused");
            service.client().change(id, "refused");
            Waiting.until(() -> deadLetters(service) == 1);
            target.execute("ALTER TABLE loan_log DROP CONSTRAINT loan_log_film_check");
            assertThat(service.exports().redeliver("warehouse")).isEqualTo(1);
            service.client().awaitBacklog(0);
            assertThat(target.film(id)).isEqualTo("refused");
            assertThat(redeliver(service)).isZero();
        }
    }

    @Test
    void retriesBackOff() {
        TargetOptions slow = Setup.OPTIONS.backoff(Duration.ofHours(1));
        try (Service service = Service.start(database, Setup.merge(target).options(slow))) {
            service.client().lend("refused");
            Waiting.until(() -> service.client().exports().get("retrying").asInt() == 1);
            assertThat(database.query("SELECT due_at > now() + interval '50 minutes' FROM trestle.export_entry"))
                    .isEqualTo("t");
            assertThat(TargetOptions.STANDARD.backoffAfter(4)).isEqualTo(Duration.ofSeconds(8));
            assertThat(TargetOptions.STANDARD.backoffAfter(50)).isEqualTo(Duration.ofHours(1));
        }
    }

    @Test
    void entriesOfUnknownRoutesStay() {
        try (Service service = Service.start(database, Setup.merge(target))) {
            long id = service.client().lend("Ran");
            service.client().awaitBacklog(0);
            String record = "'{\"loan_id\": " + id + ", \"film\": \"x\"}'";
            database.execute("INSERT INTO trestle.export_entry (target, export, lane, record) VALUES"
                    + " ('warehouse', 'Gone', 'loan_log [\"" + id + "\"]', " + record + "),"
                    + " ('attic', 'Gone', NULL, " + record + ")");
            service.client().change(id, "held back");
            long other = service.client().lend("Ikiru");
            Waiting.until(() -> target.film(other).equals("Ikiru"));
            service.client().awaitBacklog(2);
            assertThat(target.film(id)).isEqualTo("Ran");
            JsonNode attic = service.client().json(200, "GET", "/exports", "").get("targets").get(0);
            assertThat(attic.get("target").asString()).isEqualTo("attic");
            assertThat(attic.get("state").asString()).isEqualTo("unknown");
            assertThat(attic.get("unknown_exports").toString()).isEqualTo("[\"Gone\"]");
            assertThat(service.client().exports().get("unknown_exports").toString()).isEqualTo("[\"Gone\"]");
            assertThat(service.client().json(200, "POST", "/exports/attic/redeliver", "").get("num_rows").asInt()).isZero();
        }
    }

    @Test
    void anEntryThatNoLongerFits() {
        try (Service service = Service.start(database, Setup.merge(target).options(Setup.OPTIONS.attempts(1)))) {
            database.execute("INSERT INTO trestle.export_entry (target, export, record)"
                    + " VALUES ('warehouse', 'LendPrint', '{\"loan_id\": \"secret\"}')");
            long id = service.client().lend("Ran");
            Waiting.until(() -> target.film(id).equals("Ran"));
            Waiting.until(() -> deadLetters(service) == 1);
            assertThat(service.client().exports().get("failures").get(0).get("error").asString())
                    .startsWith("The entry cannot be read by this version of the service: 422").contains("/film")
                    .doesNotContain("secret");
        }
    }

    @Test
    void aDeadlockIsNobodysFaultForLong() {
        target.execute("CREATE SEQUENCE tries");
        target.execute("CREATE FUNCTION act() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " IF nextval('tries') <= 2 THEN RAISE EXCEPTION 'secret' USING ERRCODE = '40P01'; END IF;"
                + " RETURN NEW; END $$");
        target.execute("CREATE TRIGGER act BEFORE INSERT ON loan_log FOR EACH ROW EXECUTE FUNCTION act()");
        try (Service service = Service.start(database, Setup.merge(target))) {
            long id = service.client().lend("Ran");
            service.client().awaitBacklog(0);
            assertThat(target.film(id)).isEqualTo("Ran");
        } finally {
            target.execute("DROP SEQUENCE tries");
            target.execute("DROP FUNCTION act CASCADE");
        }
    }

    @Test
    void pathsThatAreNotThere() {
        try (Service service = Service.start(database, Setup.merge(target))) {
            assertThat(giveUp(service, "x")).isZero();
            service.client().json(404, "DELETE", "/exports/nowhere/entries/1", "");
            service.client().json(404, "POST", "/exports/nowhere/redeliver", "");
        }
        try (Service service = Service.start(database, Setup.merge(target).with("exports.http", ""))) {
            service.client().json(404, "GET", "/exports", "");
            service.client().json(404, "POST", "/exports/warehouse/redeliver", "");
            service.client().json(404, "DELETE", "/exports/warehouse/entries/1", "");
        }
    }

    @Test
    void aFormOfAnotherPageRedeliversNothing() {
        try (Service service = Service.start(database, Setup.merge(target))) {
            for (String type : List.of("", "text/plain", "text/plain; application/json",
                    "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
                assertThat(service.client().post("/exports/warehouse/redeliver", type)).as(type).isEqualTo(415);
            }
            assertThat(service.client().post("/exports/warehouse/redeliver", "Application/JSON;charset=utf-8")).isEqualTo(200);
        }
    }

    @Test
    void aServerThatStopsUndoesItsDelivery() {
        Setup setup = Setup.merge(target).with("exports.shutdown-grace", "PT0.2S");
        long id;
        try (Held table = Held.table(target, "loan_log")) {
            try (Service service = Service.start(database, setup)) {
                id = service.client().lend("Ran");
                Waiting.until(() -> target.query("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                        + " AND datname = current_database()").equals("1"));
            }
            assertThat(table.count("loan_log")).isZero();
            assertThat(database.query("SELECT count(*) || ' ' || sum(attempts) FROM trestle.export_entry"))
                    .isEqualTo("1 0");
        }
        try (Service next = Service.start(database, setup)) {
            next.client().awaitBacklog(0);
            assertThat(target.film(id)).isEqualTo("Ran");
        }
    }

    @Test
    void theCommand() throws IOException, InterruptedException {
        try (Service service = Service.start(database, Setup.merge(target).options(Setup.OPTIONS.attempts(1)))) {
            service.client().lend("refused");
            service.client().lend("refused");
            Waiting.until(() -> deadLetters(service) == 2);
            target.execute("ALTER TABLE loan_log DROP CONSTRAINT loan_log_film_check");
            RedeliverCommand command = RedeliverCommand.run(database.url(), "warehouse");
            assertThat(command.status()).isZero();
            assertThat(command.lines()).contains("2 dead letters are due again");
            target.awaitRows(2);
        }
    }

    @Test
    void theCommandSaysWhyItCannot() throws IOException, InterruptedException {
        RedeliverCommand away = RedeliverCommand.run("jdbc:postgresql://127.0.0.1:1/none?user=postgres");
        assertThat(away.status()).isEqualTo(1);
        assertThat(away.lines()).anyMatch(line -> line.startsWith("Nothing was redelivered: "))
                .noneMatch(line -> line.startsWith("\tat dev.trestle.exports"));
        RedeliverCommand misused = RedeliverCommand.run(database.url(), "warehouse", "archive");
        assertThat(misused.status()).isEqualTo(2);
        assertThat(misused.lines()).contains("Redeliver takes one target, or none for all of them");
        assertThat(RedeliverCommand.run(database.url(), "--help").status()).isEqualTo(2);
        try (Service service = Service.start(database, Setup.merge(target).options(Setup.OPTIONS.attempts(1)))) {
            service.client().lend("refused");
            Waiting.until(() -> deadLetters(service) == 1);
            RedeliverCommand misspelt = RedeliverCommand.run(database.url(), "warehose");
            assertThat(misspelt.status()).isEqualTo(1);
            assertThat(misspelt.lines()).contains("There are no entries for warehose, only for warehouse");
        }
    }
}
