package dev.trestle.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Many rows of the source are states of one row of the target, and the last one stays. */
@ExtendWith(Postgres.class)
class OrderTest {

    private static final String WAITING =
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'advisory' AND datname = current_database()";

    private final Postgres.Database database;
    private final Other target;
    private final Service service;
    private final AtomicReference<HookedExport<Loan, Loan>> hooked = new AtomicReference<>();
    private final AtomicReference<OutboxExport<Loan>> plain = new AtomicReference<>();

    OrderTest(Postgres.Database database, @TempDir Path directory) {
        this.database = database;
        this.target = Other.sqlite(directory).withTables();
        Setup setup = Setup.merge(target);
        this.service = Service.start(database.url(), setup, (trestle, exports) -> {
            hooked.set(exports.outbox("State", "warehouse", setup.sql(), Loan.FORM, Loan::bindLane,
                    row -> row, Loan.FORM, Loan::bindExport));
            plain.set(exports.outbox("Plain", "warehouse", setup.sql(), Loan.FORM, Loan::bindExport));
            return new LoansApi(trestle, exports, setup);
        });
    }

    @AfterEach
    void close() {
        service.close();
    }

    private static Loan state(long key, String state) {
        return new Loan(key, state, BigDecimal.ONE);
    }

    private Entered<Loan, Loan> begin(Loan... rows) {
        Entered<Loan, Loan> entered = hooked.get().begin();
        hooked.get().transaction(transaction -> {
            entered.enterAll(transaction, List.of(rows));
            return 0;
        });
        return entered;
    }

    @Test
    void aSlowHookPutsNoOlderStateOverANewerOne() {
        Entered<Loan, Loan> slow = begin(state(1, "first"));
        Entered<Loan, Loan> fast = begin(state(1, "second"));
        fast.complete(state(1, "second"));
        plain.get().transaction(transaction -> {
            plain.get().enter(transaction, state(1, "third"));
            plain.get().enter(transaction, state(2, "another"));
            return 0;
        });
        Waiting.until(() -> target.film(2).equals("another"));
        assertThat(target.film(1)).isEqualTo("none");
        slow.complete(state(1, "first"));
        Waiting.until(() -> target.film(1).equals("third"));
        service.client().awaitBacklog(0);
    }

    @Test
    void transactionsThatOverlapAreInTheOrderOfTheirCommits() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> plain.get().transaction(transaction -> {
            plain.get().enter(transaction, state(1, "first"));
            entered.countDown();
            // The second one has no id yet, and gets one only after this one's commit.
            Waiting.until(() -> database.query(WAITING).equals("1"));
            return 0;
        }), Thread::startVirtualThread);
        entered.await();
        CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> plain.get().transaction(transaction -> {
            plain.get().enterAll(transaction, List.of(state(2, "another"), state(1, "second")));
            return 0;
        }), Thread::startVirtualThread);
        first.get();
        second.get();
        Waiting.until(() -> target.film(1).equals("second"));
        service.client().awaitBacklog(0);
    }

    @Test
    void manyRowsTakeFewLocks() {
        List<Loan> rows = IntStream.range(0, 20_000).mapToObj(i -> state(i % 15_000, "State " + i)).toList();
        plain.get().transaction(transaction -> {
            plain.get().enterAll(transaction, rows);
            assertThat(transaction.<Long>one("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'", binds -> {},
                    row -> row.int8(1))).isBetween(1000L, 1100L);
            return 0;
        });
        target.awaitRows(15_000);
        Waiting.until(() -> target.film(4_999).equals("State 19999"));
    }

    @Test
    void timesAreThoseOfTheEntry() {
        String[] entered = new String[1];
        plain.get().transaction(transaction -> {
            entered[0] = transaction.one("SELECT clock_timestamp()::text FROM pg_sleep(0.2)", binds -> {}, row -> row.text(1));
            hooked.get().begin().enter(transaction, state(9, "waits"));
            return 0;
        });
        assertThat(database.query("SELECT created_at > '" + entered[0] + "' AND due_at > timestamptz '" + entered[0]
                + "' + interval '1 minute' FROM trestle.export_entry WHERE lane LIKE '%9%'")).isEqualTo("t");
    }
}
