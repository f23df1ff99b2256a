package dev.trestle.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several servers on one outbox, some of which end or stand still. */
@ExtendWith(Postgres.class)
class ServersTest {

    private final Postgres.Database database;
    private final Other target;

    ServersTest(Postgres.Database database) {
        this.database = database;
        this.target = Other.of(database.another());
    }

    @BeforeEach
    void empty() {
        target.execute("DROP TABLE IF EXISTS loan_log, loan_copy");
        target.withTables();
        database.execute("DROP SCHEMA IF EXISTS trestle CASCADE");
        database.execute("DELETE FROM loan");
    }

    private String copies() {
        return target.query("SELECT count(*) || ' ' || count(DISTINCT loan_id) FROM loan_copy");
    }

    private void awaitDelivered(int copies) {
        Waiting.until(() -> database.query("SELECT count(*) FROM trestle.export_entry").equals("0"));
        assertThat(copies()).isEqualTo(copies + " " + copies);
    }

    @Test
    void deliverEachEntryOnce() {
        // Nothing here would keep a second row out.
        target.execute("ALTER TABLE loan_log DROP CONSTRAINT loan_log_pkey");
        Setup setup = Setup.of(target, LoanSql.INSERT).options(Setup.OPTIONS.batchSize(7));
        try (Service one = Service.start(database, setup); Service two = Service.start(database, setup)) {
            List<CompletableFuture<Void>> clients = IntStream.range(0, 4).mapToObj(i -> CompletableFuture.runAsync(() -> {
                for (int n = 0; n < 75; n++) {
                    (n % 2 == 0 ? one : two).client().lend("Film " + n);
                }
            })).toList();
            clients.forEach(CompletableFuture::join);
            Waiting.until(() -> database.query("SELECT count(*) FROM trestle.export_entry").equals("0"));
            assertThat(target.query("SELECT count(*) || ' ' || count(DISTINCT loan_id) FROM loan_log"))
                    .isEqualTo("300 300");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGSTOP")
    void oneThatStandsStillLosesItsTurn() {
        try (Node frozen = Node.start(database.url(), target.url())) {
            try (Held table = Held.table(target, "loan_copy")) {
                frozen.client().lend("Ran");
                awaitSession("wait_event_type = 'Lock'");
                frozen.signal("STOP");
                assertThat(table.count("loan_copy")).isZero();
            }
            // The row is written, and nobody there to commit it.
            awaitSession("state = 'idle in transaction'");
            try (Service other = Service.start(database, Node.setup(target))) {
                other.client().lend("Ikiru");
                awaitDelivered(2);
                frozen.signal("CONT");
                frozen.client().lend("Tokyo Story");
                awaitDelivered(3);
            }
        }
    }

    private void awaitSession(String condition) {
        Waiting.until(() -> !target.query("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND pid <> pg_backend_pid() AND query LIKE '%loan_copy%' AND query NOT LIKE 'LOCK%' AND " + condition)
                .equals("0"));
    }

    /** Killed before a delivery, after one that the service's database does not know of yet, and in a hook. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGKILL")
    void onesThatAreKilledLoseNothing() {
        try (Node node = Node.start(database.url(), target.url());
                Held table = Held.table(target, "loan_copy")) {
            lend(node, 20);
            node.kill();
            assertThat(table.count("loan_copy")).isZero();
        }
        Held table = Held.table(target, "loan_copy");
        try (Node node = Node.start(database.url(), target.url())) {
            lend(node, 20);
            try (Held entries = Held.by(database.url(), "SELECT id FROM trestle.export_entry FOR UPDATE")) {
                table.close();
                // Delivered, and not deleted: nobody else knows.
                Waiting.until(() -> !copies().equals("0 0"));
                node.kill();
                assertThat(entries.count("trestle.export_entry")).isEqualTo(40);
            }
        }
        assertThat(database.query("SELECT count(*) FROM trestle.export_entry")).isEqualTo("40");
        try (Node node = Node.start(database.url(), target.url())) {
            CompletableFuture<Void> request = CompletableFuture.runAsync(
                    () -> node.client().send("POST", "/loans/card", Client.loan("Ran")));
            Waiting.until(() -> database.query("SELECT count(*) FROM trestle.export_entry WHERE row IS NOT NULL").equals("1"));
            node.kill();
            assertThat(request.handle((answer, failure) -> failure != null).join()).isTrue();
        }
        try (Service service = Service.start(database, Node.setup(target))) {
            service.client().awaitBacklog(0);
            awaitDelivered(41);
            assertThat(service.client().exports().get("dead_letters").asInt()).isZero();
        }
    }

    private static void lend(Node node, int count) {
        for (int i = 0; i < count; i++) {
            node.client().lend("Film " + i);
        }
    }
}
