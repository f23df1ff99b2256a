package dev.trestle.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import io.helidon.http.Status;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a hook makes is exported; where the request does not get that far, the hook is called again. */
@ExtendWith(Postgres.class)
class HookTest {

    private final Postgres.Database database;
    private final Other target;
    private final AtomicInteger calls = new AtomicInteger();

    HookTest(Postgres.Database database, @TempDir Path directory) {
        this.database = database;
        this.target = Other.sqlite(directory).withTables();
    }

    private Service start(LendWithCard.Hook hook) {
        return Service.start(database, Setup.merge(target).hook(hook).with("exports.hook-grace", "PT0.5S"));
    }

    private static Loan card(Loan row) {
        return new Loan(row.loanId(), "A card of " + row.film(), row.fee());
    }

    private static JsonNode lend(Service service, int status) {
        return service.client().json(status, "POST", "/loans/card", Client.loan("Ran"));
    }

    @Test
    void inTheRequest() {
        try (Service service = start(row -> {
            calls.incrementAndGet();
            return card(row);
        })) {
            long id = lend(service, 201).get("loan_id").asLong();
            Waiting.until(() -> target.film(id).equals("A card of Ran"));
            service.client().awaitBacklog(0);
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void thatFailsAtFirst() {
        try (Service service = start(row -> {
            if (calls.incrementAndGet() < 4) {
                throw new IllegalStateException("secret");
            }
            return card(row);
        })) {
            lend(service, 500);
            assertThat(service.client().exports().get("backlog").asInt()).isEqualTo(1);
            Waiting.until(() -> target.list("SELECT film FROM loan_log").contains("A card of Ran"));
            service.client().awaitBacklog(0);
            assertThat(calls).hasValue(4);
        }
    }

    @Test
    void thatRefuses() {
        try (Service service = start(row -> {
            if (calls.incrementAndGet() < 3) {
                throw HttpProblem.of(Status.CONFLICT_409, "No more cards");
            }
            return card(row);
        })) {
            lend(service, 409);
            // At once, and the hook is not called again.
            assertThat(deadLetter(service)).isEqualTo("The hook refused: 409 No more cards");
            assertThat(calls).hasValue(1);
            assertThat(service.exports().redeliver("warehouse")).isEqualTo(1);
            Waiting.until(() -> service.client().exports().get("dead_letters").asInt() == 1);
            assertThat(deadLetter(service)).isEqualTo("The hook failed: 409 No more cards");
            assertThat(calls).hasValue(2);
            assertThat(service.exports().redeliver("warehouse")).isEqualTo(1);
            service.client().awaitBacklog(0);
            Waiting.until(() -> target.list("SELECT film FROM loan_log").contains("A card of Ran"));
        }
    }

    private static String deadLetter(Service service) {
        JsonNode report = service.client().exports();
        assertThat(report.get("dead_letters").asInt()).isEqualTo(1);
        return report.get("failures").get(0).get("error").asString();
    }

    @Test
    void thatGivesAnotherKey() {
        try (Service service = start(row -> new Loan(row.loanId() + 1000, row.film(), row.fee()))) {
            lend(service, 201);
            Waiting.until(() -> service.client().exports().get("dead_letters").asInt() == 1);
            assertThat(deadLetter(service)).isEqualTo(
                    "The hook returned another key than that of the row, which decides the order of entries");
            assertThat(target.list("SELECT film FROM loan_log WHERE loan_id > 1000")).isEmpty();
            database.execute("DELETE FROM trestle.export_entry");
        }
    }

    @Test
    void thatTakesTooLong() {
        try (Service service = start(row -> {
            if (calls.incrementAndGet() == 2) {
                Thread.sleep(60_000);
            }
            if (calls.get() == 1) {
                throw new IllegalStateException("secret");
            }
            return card(row);
        })) {
            lend(service, 500);
            // The second call would take a minute; it is given up, and there is a third.
            Waiting.until(() -> calls.get() == 3);
            service.client().awaitBacklog(0);
            Waiting.until(() -> target.list("SELECT film FROM loan_log").contains("A card of Ran"));
        }
    }
}
