package dev.trestle.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each method, into one kind of database. */
abstract class MethodCases {

    private final Postgres.Database database;
    private final Other target;

    MethodCases(Postgres.Database database, Other target) {
        this.database = database;
        this.target = target;
    }

    @BeforeEach
    void empty() {
        target.execute("DROP TABLE IF EXISTS loan_log");
        target.execute("DROP TABLE IF EXISTS loan_copy");
        target.withTables();
        database.execute("DROP SCHEMA IF EXISTS trestle CASCADE");
    }

    /** The tables are looked at as well, as the driver describes them. */
    private Service start(ExportSql sql) {
        return Service.start(database, Setup.of(target, sql).tables(log(), copy()));
    }

    private ExpectedExportTable log() {
        return new ExpectedExportTable(null, "loan_log", List.of(
                switch (target.dialect()) {
                    case POSTGRESQL, OTHER -> "loan_id int8 not null key";
                    case SQLITE, MYSQL -> "loan_id BIGINT not null key";
                },
                film(), fee()));
    }

    private ExpectedExportTable copy() {
        String id = target.dialect() == Dialect.SQLITE ? "trestle_entry_id TEXT" : "trestle_entry_id uuid";
        String loan = target.dialect() == Dialect.POSTGRESQL ? "loan_id int8 not null" : "loan_id BIGINT not null";
        return new ExpectedExportTable(null, "loan_copy", List.of(id, loan, film(), fee()));
    }

    private String film() {
        return target.dialect() == Dialect.MYSQL ? "film VARCHAR(200) not null" : "film text not null";
    }

    private String fee() {
        return switch (target.dialect()) {
            case POSTGRESQL -> "fee numeric(10,2)";
            case MYSQL -> "fee DECIMAL(10,2)";
            case SQLITE, OTHER -> "fee numeric";
        };
    }

    private void enter(UUID entryId, long loanId) {
        database.execute("INSERT INTO trestle.export_entry (entry_id, target, export, record) VALUES ('" + entryId
                + "', 'warehouse', 'LendPrint', '{\"loan_id\": " + loanId + ", \"film\": \"Again\"}')");
    }

    @Test
    void insert() {
        try (Service service = start(LoanSql.INSERT)) {
            long id = service.client().lend("Ran");
            long other = service.client().json(201, "POST", "/loans", "{\"film\": \"Ikiru\"}").get("loan_id").asLong();
            target.awaitRows(2);
            assertThat(target.film(id)).isEqualTo("Ran");
            assertThat(target.query("SELECT fee FROM loan_log WHERE loan_id = " + id)).startsWith("1.5");
            assertThat(target.query("SELECT fee FROM loan_log WHERE loan_id = " + other)).isEqualTo("null");
            service.client().awaitBacklog(0);
        }
    }

    @Test
    void insertOfAnEntryThatIsThereAlready() {
        try (Service service = start(LoanSql.INSERT_WITH_ID)) {
            long id = service.client().lend("Ran");
            Waiting.until(() -> target.query("SELECT count(*) FROM loan_copy").equals("1"));
            service.client().awaitBacklog(0);
            UUID entryId = UUID.fromString(target.query("SELECT trestle_entry_id FROM loan_copy"));
            enter(entryId, id);
            enter(UUID.randomUUID(), id + 1);
            enter(UUID.randomUUID(), id + 2);
            Waiting.until(() -> target.query("SELECT count(*) FROM loan_copy").equals("3"));
            service.client().awaitBacklog(0);
            assertThat(target.list("SELECT film FROM loan_copy ORDER BY loan_id")).containsExactly("Ran", "Again", "Again");
        }
    }

    @Test
    void updateOfOneRow() {
        try (Service service = start(LoanSql.UPDATE)) {
            target.execute("INSERT INTO loan_log (loan_id, film) VALUES (1001, 'old'), (1002, 'old'), (1003, 'old')");
            for (int id = 1001; id <= 1003; id++) {
                database.execute("INSERT INTO loan (loan_id, film) VALUES (" + id + ", 'x') ON CONFLICT DO NOTHING");
                service.client().change(id, "new " + id);
            }
            service.client().awaitBacklog(0);
            assertThat(target.list("SELECT film FROM loan_log ORDER BY loan_id"))
                    .containsExactly("new 1001", "new 1002", "new 1003");
            // The same again is one row again.
            service.client().change(1001, "new 1001");
            service.client().awaitBacklog(0);
            assertThat(service.client().exports().get("dead_letters").asInt()).isZero();
        }
    }

    @Test
    void updateOfNoRowAndOfTwo() {
        ExportSql twice = ExportSql.update("loan_copy", "UPDATE loan_copy SET film = ?, fee = ? WHERE loan_id = ?").key(1);
        try (Service service = start(twice)) {
            long none = service.client().lend("Ran");
            long two = service.client().lend("Ran");
            target.execute("INSERT INTO loan_copy (loan_id, film) VALUES (" + two + ", 'old'), (" + two + ", 'old')");
            Waiting.until(() -> service.client().exports().get("dead_letters").asInt() == 2);
            JsonNode failures = service.client().exports().get("failures");
            assertThat(failures.get(0).get("error").asString())
                    .isEqualTo("The update has to find one row of loan_copy, but found 0");
            assertThat(failures.get(1).get("error").asString()).endsWith("but found 2");
            assertThat(failures.get(1).get("attempts").asInt()).isEqualTo(10);
            assertThat(target.list("SELECT film FROM loan_copy")).containsExactly("old", "old");

            target.execute("DELETE FROM loan_copy");
            target.execute("INSERT INTO loan_copy (loan_id, film) VALUES (" + two + ", 'old'), (" + none + ", 'old')");
            assertThat(service.client().json(200, "POST", "/exports/warehouse/redeliver", "").get("num_rows").asInt())
                    .isEqualTo(2);
            service.client().awaitBacklog(0);
            Waiting.until(() -> target.list("SELECT film FROM loan_copy").equals(List.of("Ran", "Ran")));
        }
    }

    @Test
    void mergeKeepsTheLast() {
        try (Service service = start(LoanSql.merge(target.dialect()))) {
            long id = service.client().lend("Ran");
            for (int i = 1; i <= 30; i++) {
                service.client().change(id, "Ran " + i);
            }
            service.client().awaitBacklog(0);
            assertThat(target.film(id)).isEqualTo("Ran 30");
            target.awaitRows(1);
        }
    }

    @Test
    void mergeInTwoSteps() {
        Setup setup = Setup.of(target, LoanSql.merge(Dialect.OTHER));
        try (Service service = Service.start(database, setup)) {
            long id = service.client().lend("Ran");
            service.client().change(id, "Ikiru");
            service.client().awaitBacklog(0);
            assertThat(target.film(id)).isEqualTo("Ikiru");
            target.awaitRows(1);
        }
    }

    /** Nobody says that it was not stored. */
    @Test
    void aRowThatATriggerDrops() {
        if (target.dialect() == Dialect.MYSQL) {
            // Its triggers can refuse a row, and not drop one.
            return;
        }
        for (ExportSql sql : List.of(LoanSql.INSERT, LoanSql.merge(target.dialect()), LoanSql.merge(Dialect.OTHER))) {
            empty();
            target.dropping("loan_log");
            try (Service service = start(sql)) {
                long id = service.client().lend("Ran");
                Waiting.until(() -> service.client().exports().get("dead_letters").asInt() == 1);
                assertThat(service.client().exports().get("failures").get(0).get("error").asString())
                        .isEqualTo("The target stored no row of loan_log, without an error: one of its triggers or rules"
                                + " may have dropped it");
                target.execute(target.dialect() == Dialect.SQLITE ? "DROP TRIGGER dropping"
                        : "DROP TRIGGER dropping ON loan_log");
                service.exports().redeliver("warehouse");
                Waiting.until(() -> target.film(id).equals("Ran"));
            }
        }
    }

    @Test
    void oneThatIsAtFaultHoldsNoOtherUp() {
        try (Service service = start(LoanSql.INSERT)) {
            service.client().lend("first");
            target.awaitRows(1);
            database.execute("INSERT INTO trestle.export_entry (target, export, record)"
                    + " SELECT 'warehouse', 'LendPrint', json_build_object('loan_id', 100000 + n, 'film',"
                    + " CASE WHEN n % 25 = 7 THEN 'refused' ELSE 'fine' END) FROM generate_series(1, 100) AS n");
            target.awaitRows(97);
            Waiting.until(() -> service.client().exports().get("dead_letters").asInt() == 4);
            service.client().awaitBacklog(0);
            JsonNode report = service.client().exports();
            assertThat(report.get("state").asString()).isEqualTo("ok");
            assertThat(report.get("failures").get(3).get("error").asString()).startsWith("The target refused the row");
            assertThat(report.toString()).doesNotContain("refused\"").doesNotContain("INSERT");
        }
    }
}
