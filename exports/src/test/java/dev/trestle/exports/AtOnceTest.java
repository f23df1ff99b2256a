package dev.trestle.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Exports without entries: in the request after the commit, and in the transaction. */
@ExtendWith(Postgres.class)
class AtOnceTest {

    private static final String READY = "/observe/health/ready";

    private final Postgres.Database database;
    private final Other target;

    AtOnceTest(Postgres.Database database, @TempDir Path directory) {
        this.database = database;
        this.target = Other.sqlite(directory).withTables();
    }

    @BeforeEach
    void empty() {
        target.execute("DELETE FROM loan_log");
        database.execute("DELETE FROM loan");
        database.execute("DELETE FROM ledger");
    }

    private static String detail(Service service, String path) {
        return service.client().json(500, "POST", path, Client.loan("refused")).get("detail").asString();
    }

    @Test
    void inline() {
        try (Service service = Service.start(database, Setup.merge(target))) {
            long id = service.client().json(201, "POST", "/loans/inline", Client.loan("Ran")).get("loan_id").asLong();
            assertThat(target.film(id)).isEqualTo("Ran");

            assertThat(detail(service, "/loans/inline"))
                    .isEqualTo("The row is stored, and its export failed; see the log of the server");
            assertThat(database.query("SELECT string_agg(film, ',' ORDER BY loan_id) FROM loan")).isEqualTo("Ran,refused");
            target.awaitRows(1);
        }
    }

    @Test
    void inlineUpdateOfNoRow() {
        try (Service service = Service.start(database, Setup.of(target, LoanSql.UPDATE))) {
            service.client().json(500, "POST", "/loans/inline", Client.loan("Ran"));
            assertThat(database.query("SELECT count(*) FROM loan")).isEqualTo("1");
        }
    }

    @Test
    void inlineManyAreAllOrNothing() {
        Setup setup = Setup.merge(target);
        InlineExport<Loan>[] inline = exportsOf(1);
        try (Service service = Service.start(database.url(), setup, (trestle, exports) -> {
            inline[0] = exports.inline("Many", "warehouse", setup.sql(), Loan::bindExport);
            return new LoansApi(trestle, exports, setup);
        })) {
            Loan good = new Loan(1, "Ran", BigDecimal.ONE);
            List<Loan> both = List.of(good, new Loan(2, "refused", null));
            assertThatThrownBy(() -> inline[0].deliverAll(both))
                    .isInstanceOfSatisfying(HttpProblem.class, e -> assertThat(e.status().code()).isEqualTo(500));
            assertThat(target.query("SELECT count(*) FROM loan_log")).isEqualTo("0");
            List<Loan> fine = List.of(good, new Loan(2, "Ikiru", null));
            assertThat(inline[0].deliverAll(fine)).isSameAs(fine);
            assertThat(inline[0].deliverAll(List.of())).isEmpty();
            assertThat(inline[0].deliver(good)).isSameAs(good);
            target.awaitRows(2);
            assertThat(service.server().isRunning()).isTrue();
        }
    }

    @SuppressWarnings("unchecked")
    private static InlineExport<Loan>[] exportsOf(int count) {
        return (InlineExport<Loan>[]) new InlineExport<?>[count];
    }

    @Test
    void inTheTransaction() {
        try (Service service = Service.start(database, Setup.merge(target))) {
            service.client().json(201, "POST", "/loans/together", Client.loan("Ran"));
            // The ledger refuses it, and so the loan is not stored; a loan that is not stored is not in the ledger.
            service.client().json(422, "POST", "/loans/together", Client.loan("refused"));
            database.execute("ALTER TABLE loan ADD CONSTRAINT at_commit UNIQUE (film) DEFERRABLE INITIALLY DEFERRED");
            service.client().json(409, "POST", "/loans/together", Client.loan("Ran"));
            assertThat(database.query("SELECT string_agg(film, ',') FROM loan")).isEqualTo("Ran");
            assertThat(database.query("SELECT string_agg(film || ' ' || fee, ',') FROM ledger")).isEqualTo("Ran 1.50");
        } finally {
            database.execute("ALTER TABLE loan DROP CONSTRAINT at_commit");
        }
    }

    @Test
    void aRowOfTheTransactionThatATriggerDrops() {
        try (Service service = Service.start(database, Setup.merge(target))) {
            Other.of(database).dropping("ledger");
            assertThat(detail(service, "/loans/together"))
                    .isEqualTo("The export of the row failed, and nothing was stored; see the log of the server");
            assertThat(database.query("SELECT count(*) FROM loan")).isEqualTo("0");
        } finally {
            database.execute("DROP TRIGGER dropping ON ledger");
        }
    }

    @Test
    void theTableOfTheTransactionHasGone() {
        try (Service service = Service.start(database, Setup.merge(target))) {
            Waiting.until(() -> service.client().send("GET", READY, "").statusCode() == 200);
        }
        database.execute("ALTER TABLE ledger RENAME TO gone");
        try (Service service = Service.start(database, Setup.merge(target))) {
            service.client().json(503, "POST", "/loans/together", Client.loan("Ran"));
            HttpResponse<String> ready = service.client().send("GET", READY, "");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("trestle-export-ledger", "there is no table ledger");
            database.execute("ALTER TABLE gone RENAME TO ledger");
            assertThat(service.client().send("GET", READY, "").statusCode()).isEqualTo(200);
            service.client().json(201, "POST", "/loans/together", Client.loan("Ran"));

            database.execute("ALTER TABLE ledger ALTER COLUMN fee TYPE numeric(10,0)");
            Waiting.until(() -> service.client().send("GET", READY, "").statusCode() == 503);
            assertThat(service.client().json(503, "POST", "/loans/together", Client.loan("Ikiru")).get("detail").asString())
                    .isEqualTo("The table of the target has changed");
            database.execute("ALTER TABLE ledger ALTER COLUMN fee TYPE numeric");
            service.client().json(201, "POST", "/loans/together", Client.loan("Ikiru"));
        }
    }

    @Test
    void aRowThatIsUndoneIsNotExported() {
        try (Service service = Service.start(database, Setup.merge(target))) {
            database.execute("ALTER TABLE loan ADD CONSTRAINT at_commit UNIQUE (film) DEFERRABLE INITIALLY DEFERRED");
            service.client().lend("Ran");
            service.client().json(409, "POST", "/loans", Client.loan("Ran"));
            service.client().awaitBacklog(0);
            target.awaitRows(1);
        } finally {
            database.execute("ALTER TABLE loan DROP CONSTRAINT at_commit");
        }
    }
}
