package dev.trestle.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.Json;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import io.helidon.http.Status;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the end of a job enters: what its hook made, or its rows as dead letters, whose hook is called again. */
@ExtendWith(Postgres.class)
class JobEndTest {

    private static final HttpProblem CANCELLED = HttpProblem.of(Status.CONFLICT_409, "The job was cancelled");

    private final Postgres.Database database;
    private final Other target;
    private final Service service;
    private final AtomicReference<HookedExport<Loan, Loan>> route = new AtomicReference<>();

    JobEndTest(Postgres.Database database, @TempDir Path directory) {
        this.database = database;
        this.target = Other.sqlite(directory).withTables();
        Setup setup = Setup.merge(target);
        this.service = Service.start(database.url(), setup, (trestle, exports) -> {
            route.set(exports.outbox("LendLater", "warehouse", setup.sql(), Loan.FORM, Loan::bindLane,
                    row -> card(row), Loan.FORM, Loan::bindExport));
            return new LoansApi(trestle, exports, setup);
        });
    }

    @BeforeEach
    void empty() {
        database.execute("DELETE FROM trestle.export_entry");
    }

    @AfterEach
    void close() {
        service.close();
    }

    private static Loan card(Loan row) {
        return new Loan(row.loanId(), "A card of " + row.film(), row.fee());
    }

    private static Loan loan(long id, String film) {
        return new Loan(id, film, new BigDecimal("1.50"));
    }

    private static Json row(long id, String film) {
        return Loan.FORM.write(loan(id, film));
    }

    private HookedExport<Loan, Loan> export() {
        return route.get();
    }

    private void enter(Loan row) {
        export().transaction(transaction -> {
            export().enter(transaction, row, card(row));
            return row;
        });
    }

    private void fail(Json row) {
        export().transaction(transaction -> {
            export().enterFailed(transaction, row, CANCELLED);
            return row;
        });
    }

    private String kept() {
        return database.query("SELECT string_agg(row::text, ' ' ORDER BY id) FROM trestle.export_entry");
    }

    @Test
    void recordsAreDelivered() {
        enter(loan(1, "Ran"));
        export().transaction(transaction -> {
            export().enterAll(transaction, List.of(loan(2, "Ikiru"), loan(3, "Ugetsu")), List.of(loan(2, "x"), loan(3, "y")));
            export().enterAll(transaction, List.of(), List.of());
            return 0;
        });
        Waiting.until(() -> target.list("SELECT film FROM loan_log ORDER BY loan_id")
                .equals(List.of("A card of Ran", "x", "y")));
        assertThatThrownBy(() -> export().transaction(transaction -> {
            export().enterAll(transaction, List.of(loan(2, "Ikiru")), List.of());
            return 0;
        })).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rowsAreDeadLettersUntilTheyAreRedelivered() {
        fail(row(1, "Ran"));

        JsonNode exports = service.client().exports();
        assertThat(exports.get("dead_letters").asInt()).isEqualTo(1);
        assertThat(exports.get("failures").get(0).get("error").asString())
                .isEqualTo("The job ended without a result: 409 The job was cancelled");
        assertThat(service.client().json(200, "POST", "/exports/warehouse/redeliver", "").get("num_rows").asInt())
                .isEqualTo(1);
        Waiting.until(() -> target.film(1).equals("A card of Ran"));
        service.client().awaitBacklog(0);
    }

    @Test
    void rowsKeepTheirPlaceInTheOrder() {
        fail(row(1, "Ran"));
        enter(loan(1, "Ran, restored"));
        enter(loan(2, "Ikiru"));

        Waiting.until(() -> target.film(2).equals("A card of Ikiru"));
        assertThat(target.film(1)).isEqualTo("none");

        service.exports().redeliver("warehouse");
        Waiting.until(() -> target.film(1).equals("A card of Ran, restored"));
        service.client().awaitBacklog(0);
    }

    @Test
    void severalRowsAreOneEntryEachAsTheyWere() {
        String first = "{\"loan_id\":1,\"film\":\"R\\u00e4n\",\"fee\":1.500}";
        String second = "{\"loan_id\":2,\"film\":\"Ikiru\",\"fee\":null,\"gone\":[1, 2.0]}";
        export().transaction(transaction -> {
            export().enterFailedRows(transaction, new Json("{\"rows\":[" + first + "," + second + "]}"), CANCELLED);
            export().enterFailedRows(transaction, new Json("{\"rows\":[]}"), CANCELLED);
            export().enterFailedRows(transaction, new Json(first), CANCELLED);
            export().enterFailedBatch(transaction, new Json("[" + second + "," + first + "]"), CANCELLED);
            export().enterFailedBatch(transaction, new Json("{\"rows\":[3]}"), CANCELLED);
            return 0;
        });
        assertThat(kept()).isEqualTo(String.join(" ", first, second, first, second, first, "{\"rows\":[3]}"));
    }

    @Test
    void aRowThatDoesNotFitIsKept() {
        fail(new Json("{\"loan_id\":1}"));
        enter(loan(1, "Ran"));
        Waiting.until(() -> target.film(1).equals("A card of Ran"));

        service.exports().redeliver("warehouse");

        Waiting.until(() -> service.client().exports().get("failures").get(0).get("error").asString().contains("422"));
        assertThat(kept()).isEqualTo("{\"loan_id\":1}");
    }
}
