package dev.trestle.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.types.Json;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import io.helidon.http.Status;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A job's row is entered with the row, and its end completes that, or makes a dead letter of it. */
@ExtendWith(Postgres.class)
class JobEndTest {

    /** How servers of releases before version 2 of the tables look for rows whose hook is to be called. */
    private static final String OLD_CLAIM = """
            UPDATE trestle.export_entry SET due_at = clock_timestamp() + pg_catalog.make_interval(secs => 30)
             WHERE id = (SELECT id FROM trestle.export_entry
                          WHERE record IS NULL AND failed_at IS NULL AND due_at <= now() AND export = ANY ('{LendLater}')
                          ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id""";

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
        // What the end of the service's jobs is known by.
        database.execute("CREATE TABLE IF NOT EXISTS trestle.job (id uuid, expires_at timestamptz)");
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

    private HookedExport<Loan, Loan> export() {
        return route.get();
    }

    /** A job whose rows are stored. */
    private UUID stored(Loan... rows) {
        UUID job = UUID.randomUUID();
        database.execute("INSERT INTO trestle.job VALUES ('" + job + "')");
        in(transaction -> export().storedAll(transaction, job, List.of(rows)));
        return job;
    }

    private void done(UUID job, Loan row) {
        in(transaction -> export().done(transaction, job, row, card(row)));
        database.execute("UPDATE trestle.job SET expires_at = now() WHERE id = '" + job + "'");
    }

    private void fail(UUID job) {
        in(transaction -> export().failed(transaction, job, new Json("{}"), CANCELLED));
    }

    private void in(Consumer<Database> work) {
        export().transaction(transaction -> {
            work.accept(transaction);
            return 0;
        });
    }

    private int deadLetters() {
        return service.client().exports().get("dead_letters").asInt();
    }

    private String error() {
        return service.client().exports().get("failures").get(0).get("error").asString();
    }

    @Test
    void recordsAreDelivered() {
        UUID one = stored(loan(1, "Ran"));
        UUID two = stored(loan(2, "Ikiru"), loan(3, "Ugetsu"));
        UUID none = stored();
        assertThat(service.client().exports().get("backlog").asInt()).isEqualTo(3);

        done(one, loan(1, "Ran"));
        in(transaction -> {
            export().doneAll(transaction, two, List.of(loan(2, "Ikiru"), loan(3, "Ugetsu")), List.of(loan(2, "x"), loan(3, "y")));
            export().doneAll(transaction, none, List.of(), List.of());
        });

        Waiting.until(() -> target.list("SELECT film FROM loan_log ORDER BY loan_id")
                .equals(List.of("A card of Ran", "x", "y")));
        service.client().awaitBacklog(0);
        assertThatThrownBy(() -> in(transaction ->
                export().doneAll(transaction, two, List.of(loan(2, "Ikiru")), List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRowThatWasStoredBeforeItsRouteExported() {
        done(UUID.randomUUID(), loan(1, "Ran"));
        Waiting.until(() -> target.film(1).equals("A card of Ran"));
    }

    @Test
    void anEntryThatWasGivenUpShiftsNoOther() {
        UUID job = stored(loan(1, "Ran"), loan(2, "Ikiru"));
        database.execute("DELETE FROM trestle.export_entry WHERE row ->> 'film' = 'Ran'");
        in(transaction -> export().doneAll(transaction, job, List.of(loan(1, "Ran"), loan(2, "Ikiru")),
                List.of(loan(1, "x"), loan(2, "y"))));
        Waiting.until(() -> target.film(2).equals("y"));
        assertThat(target.film(1)).isEqualTo("none");
    }

    @Test
    void rowsAreDeadLettersUntilTheyAreRedelivered() {
        UUID job = stored(loan(1, "Ran"), loan(2, "Ikiru"));
        fail(job);

        assertThat(deadLetters()).isEqualTo(2);
        assertThat(error()).isEqualTo("The job ended without a result: 409 The job was cancelled");
        assertThat(service.client().json(200, "POST", "/exports/warehouse/redeliver", "").get("num_rows").asInt())
                .isEqualTo(2);
        Waiting.until(() -> target.film(1).equals("A card of Ran") && target.film(2).equals("A card of Ikiru"));
        service.client().awaitBacklog(0);
    }

    @Test
    void aSlowJobPutsNoOlderStateOverANewerOne() {
        UUID slow = stored(loan(1, "Ran"));
        UUID fast = stored(loan(1, "Ran, restored"));
        done(fast, loan(1, "Ran, restored"));
        done(stored(loan(2, "Ikiru")), loan(2, "Ikiru"));

        Waiting.until(() -> target.film(2).equals("A card of Ikiru"));
        assertThat(target.film(1)).isEqualTo("none");

        done(slow, loan(1, "Ran"));
        Waiting.until(() -> target.film(1).equals("A card of Ran, restored"));
        service.client().awaitBacklog(0);
    }

    @Test
    void aDeadLetterKeepsItsPlaceInTheOrder() {
        fail(stored(loan(1, "Ran")));
        done(stored(loan(1, "Ran, restored")), loan(1, "Ran, restored"));
        done(stored(loan(2, "Ikiru")), loan(2, "Ikiru"));

        Waiting.until(() -> target.film(2).equals("A card of Ikiru"));
        assertThat(target.film(1)).isEqualTo("none");

        service.exports().redeliver("warehouse");
        Waiting.until(() -> target.film(1).equals("A card of Ran, restored"));
        service.client().awaitBacklog(0);
    }

    @Test
    void aJobThatHasGoneLeavesADeadLetter() {
        UUID ended = stored(loan(1, "Ran"));
        UUID deleted = stored(loan(2, "Ikiru"));
        UUID running = stored(loan(3, "Ugetsu"));
        database.execute("UPDATE trestle.job SET expires_at = now() WHERE id = '" + ended + "'");
        database.execute("DELETE FROM trestle.job WHERE id = '" + deleted + "'");

        Waiting.until(() -> deadLetters() == 2);
        assertThat(error()).isEqualTo("The job ended without its hook");
        done(running, loan(3, "Ugetsu"));
        Waiting.until(() -> target.film(3).equals("A card of Ugetsu"));
    }

    @Test
    void aServerOfAnEarlierReleaseLeavesRowsToTheirJob() {
        UUID job = stored(loan(1, "Ran"));
        assertThat(claimedByAnOldServer()).isEmpty();

        done(job, loan(1, "Ran"));
        Waiting.until(() -> target.film(1).equals("A card of Ran"));

        fail(stored(loan(2, "Ikiru")));
        assertThat(claimedByAnOldServer()).isEmpty();
        assertThat(database.query("SELECT due_at FROM trestle.export_entry")).isEqualTo("infinity");
        service.exports().redeliver("warehouse");
        Waiting.until(() -> target.film(2).equals("A card of Ikiru"));
    }

    private List<Long> claimedByAnOldServer() {
        return service.trestle().database().all(OLD_CLAIM, binds -> {}, row -> row.int8(1));
    }

    @Test
    void aRowThatDoesNotFitIsKept() {
        UUID job = stored(loan(1, "Ran"));
        database.execute("UPDATE trestle.export_entry SET row = '{\"loan_id\":1}'");
        fail(job);

        service.exports().redeliver("warehouse");

        Waiting.until(() -> deadLetters() == 1 && error().contains("422"));
        assertThat(database.query("SELECT row FROM trestle.export_entry")).isEqualTo("{\"loan_id\":1}");
    }
}
