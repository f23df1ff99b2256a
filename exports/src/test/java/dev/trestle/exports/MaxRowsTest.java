package dev.trestle.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The limit of the rows of a result is for clients, not for the outbox. */
@ExtendWith(Postgres.class)
class MaxRowsTest {

    private static final String LEND = "INSERT INTO loan (film) SELECT 'Film ' || n FROM generate_series(1, 3) AS n";
    private static final String LOANS = "SELECT loan_id, film, fee FROM loan ORDER BY loan_id";

    @Test
    void isNotForTheOutbox(Postgres.Database database, @TempDir Path directory) {
        Other target = Other.sqlite(directory).withTables();
        Setup setup = Setup.merge(target).options(Setup.OPTIONS.attempts(1)).with("max-rows", "1");
        AtomicReference<OutboxExport<Loan>> route = new AtomicReference<>();
        try (Service service = Service.start(database.url(), setup, (trestle, exports) -> {
            route.set(exports.outbox("LendMany", "warehouse", setup.sql(), Loan.FORM, Loan::bindExport));
            return new LoansApi(trestle, exports, setup);
        })) {
            database.execute(LEND);
            assertThatThrownBy(() -> service.trestle().database().list(LOANS, binds -> {}, Loan::read))
                    .isInstanceOfSatisfying(HttpProblem.class, problem -> assertThat(problem.status().code()).isEqualTo(422));
            List<Loan> loans = service.trestle().database().all(LOANS, binds -> {}, Loan::read);
            assertThat(loans).hasSize(3);
            Waiting.until(() -> service.client().send("GET", "/exports", "").statusCode() == 200);

            assertThat(enter(route.get(), loans)).isEqualTo(3);
            target.awaitRows(3);
            service.client().awaitBacklog(0);

            database.execute("UPDATE loan SET film = 'refused'");
            enter(route.get(), service.trestle().database().all(LOANS, binds -> {}, Loan::read));
            Waiting.until(() -> service.client().exports().get("dead_letters").asInt() == 3);
            assertThat(service.client().exports().get("failures").size()).isEqualTo(3);
        }
    }

    private static int enter(OutboxExport<Loan> route, List<Loan> loans) {
        return route.transaction(transaction -> {
            route.enterAll(transaction, loans);
            return loans.size();
        });
    }
}
