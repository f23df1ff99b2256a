package dev.trestle.computed;

import dev.trestle.computed.failure.Failure;
import dev.trestle.computed.failure.FailureLog;
import dev.trestle.computed.failure.WrongResult;
import dev.trestle.computed.limit.Gate;
import dev.trestle.computed.limit.Turn;
import dev.trestle.computed.limit.Turns;
import dev.trestle.runtime.HttpProblem;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The computation of some cells that this server has taken: by one call of the function, or by several if that fails. No
 * connection is in use while the function runs.
 */
final class Attempt<K, I, V> {

    private static final System.Logger LOG = System.getLogger(Attempt.class.getName());

    /** A call may end a server, and other calls with it: such cells are taken more often than others before they have failed. */
    private static final int MOST_ENDS = 3;

    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

    private final ComputedColumn<K, I, V> column;
    private final ColumnRows<K, I, V> rows;
    private final FailureLog failures;
    private final Taken<K> taken;
    private final Storing<K> storing;
    private final Gate gate;
    private @Nullable Turn turn;
    private final List<Call<V>> unended = new ArrayList<>();
    /** Whether it is the last of the usual attempts of one of the rows. */
    private final boolean isLast;
    private boolean succeeded;
    /** The type of the last failure of a single row. */
    private @Nullable String alone;
    /** Of the rows that are left, without a call. */
    private @Nullable Failure together;

    /**
     * Has not begun.
     *
     * @param gate of the calls
     * @param turn of the first one
     */
    Attempt(ColumnRows<K, I, V> rows, FailureLog failures, Taken<K> taken, Storing<K> storing, Gate gate, Turn turn) {
        this.column = rows.column();
        this.rows = rows;
        this.failures = failures;
        this.taken = taken;
        this.storing = storing;
        this.gate = gate;
        this.turn = turn;
        this.isLast = taken.open().stream().anyMatch(cell -> cell.attempts() >= column.options().attempts());
    }

    /**
     * Computes and stores. Cells that it did not get to are released.
     *
     * @throws HttpProblem for an error of the database that is not of a row
     * @throws InterruptedException if the server stops
     */
    void run() throws InterruptedException {
        Duration wait = Duration.ofSeconds(1);
        try {
            begin(taken.open());
        } catch (InterruptedException e) {
            wait = Duration.ZERO;
            throw e;
        } finally {
            taken.release(wait);
            if (turn != null) {
                turn.unused();
            }
        }
        for (Call<V> call : unended) {
            call.join();
        }
    }

    private void begin(List<Cell<K>> some) throws InterruptedException {
        ComputedOptions options = column.options();
        if (some.stream().allMatch(cell -> cell.isSuspect(options) && cell.attempts() > MOST_ENDS * options.attempts())) {
            taken.fail(some, new Failure("interrupted", "The server ended during each of the last calls", Failure.Kind.FINAL));
        } else {
            compute(some);
        }
    }

    private void compute(List<Cell<K>> some) throws InterruptedException {
        Map<Cell<K>, I> inputs;
        try {
            inputs = rows.read(some);
        } catch (HttpProblem problem) {
            if (!Failure.isOfRow(problem)) {
                throw problem;
            }
            failOrHalve(some, Failure.ofDatabase(problem));
            return;
        }
        List<Cell<K>> gone = some.stream().filter(cell -> !inputs.containsKey(cell)).toList();
        rows.cells().delete(gone);
        taken.remove(gone);
        if (inputs.isEmpty()) {
            return;
        }
        List<Cell<K>> present = List.copyOf(inputs.keySet());
        try {
            List<? extends @Nullable V> values = call(List.copyOf(inputs.values()));
            succeeded = true;
            storing.store(texts(present, values));
        } catch (ExecutionException e) {
            failures.log(e.getCause());
            failOrHalve(present, Failure.of(e.getCause()));
        } catch (TimeoutException | WrongResult e) {
            failures.log(e);
            failOrHalve(present, Failure.of(e));
        }
    }

    private List<? extends @Nullable V> call(List<I> inputs) throws ExecutionException, TimeoutException, InterruptedException {
        Turn own = Objects.requireNonNull(turn, "a call without a turn");
        turn = null;
        Call<V> call = Call.begin(column, inputs);
        List<? extends @Nullable V> values;
        boolean ended = true;
        try {
            values = call.await();
        } catch (TimeoutException e) {
            if (call.runs(AFTER_INTERRUPT)) {
                LOG.log(Level.WARNING, () -> "The function of " + column.name() + " does not heed its interrupt, and blocks one of its calls");
                unended.add(call);
                ended = false;
            }
            throw e;
        } catch (ExecutionException e) {
            Failure failure = Failure.of(e.getCause());
            if (failure.pause().isPositive()) {
                // Before another server can begin the next call.
                gate.pause(failure.pause(), failure.type());
            }
            throw e;
        } finally {
            if (ended) {
                end(own);
            }
        }
        return WrongResult.requireEach(values, inputs.size());
    }

    /** Those that have a text; the others fail, each by itself. */
    private List<ColumnRows.Computed<K>> texts(List<Cell<K>> present, List<? extends @Nullable V> values) {
        List<ColumnRows.Computed<K>> texts = new ArrayList<>();
        for (int i = 0; i < present.size(); i++) {
            try {
                texts.add(new ColumnRows.Computed<>(present.get(i), rows.text(values.get(i))));
            } catch (RuntimeException e) {
                failures.log(e);
                taken.fail(List.of(present.get(i)), Failure.of(e));
            }
        }
        return texts;
    }

    /**
     * What may pass is not the fault of a row, so the rows stay together for their usual attempts. Rows are halved in any order, so
     * that the same bad rows do not meet again.
     */
    private void failOrHalve(List<Cell<K>> some, Failure failure) throws InterruptedException {
        if (some.size() == 1) {
            failAlone(some.getFirst(), failure);
            return;
        }
        if (failure.kind() == Failure.Kind.PASSING && !isLast || runs()) {
            taken.fail(some, failure);
            return;
        }
        List<Cell<K>> mixed = new ArrayList<>(some);
        Collections.shuffle(mixed);
        int half = mixed.size() / 2;
        for (List<Cell<K>> part : List.of(mixed.subList(0, half), mixed.subList(half, mixed.size()))) {
            Failure ofAll = together != null ? together : runs() ? failure.ofBatch() : null;
            if (ofAll != null) {
                taken.fail(part, ofAll);
                continue;
            }
            List<Cell<K>> same = awaitTurn(part);
            if (!same.isEmpty()) {
                compute(same);
            }
        }
    }

    /** Waits until another call may begin; returns those of the cells that are still this server's. */
    private List<Cell<K>> awaitTurn(List<Cell<K>> part) throws InterruptedException {
        while (true) {
            // All that is left: the wait may be longer than a lease.
            Set<Cell<K>> kept = Set.copyOf(taken.keep(taken.open()));
            List<Cell<K>> same = part.stream().filter(kept::contains).toList();
            if (same.isEmpty() || turn != null) {
                return same;
            }
            try (Turns turns = gate.take(1)) {
                if (turns.number() > 0) {
                    turn = turns.next();
                    return same;
                }
                Thread.sleep(turns.waitOr(Duration.ofSeconds(1)));
            }
        }
    }

    /** Even if this thread was interrupted, which would close its connection. */
    private static void end(Turn turn) {
        boolean interrupted = Thread.interrupted();
        turn.end();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** If two rows fail alike, and no call has succeeded, then probably all rows do; no row has its last attempt so. */
    private void failAlone(Cell<K> cell, Failure failure) {
        taken.fail(List.of(cell), failure);
        if (failure.type().equals(alone) && !succeeded && (!isLast || failure.kind() == Failure.Kind.PASSING)) {
            together = failure.ofBatch();
        }
        alone = failure.type();
    }

    /** Whether a function still runs after its interrupt; further calls could go the same way. */
    private boolean runs() throws InterruptedException {
        for (Call<V> call : unended) {
            if (call.runs(Duration.ZERO)) {
                return true;
            }
        }
        return false;
    }
}
