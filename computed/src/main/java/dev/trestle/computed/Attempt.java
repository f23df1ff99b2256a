package dev.trestle.computed;

import dev.trestle.runtime.HttpProblem;
import io.helidon.http.Status;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The computation of some cells that this server has taken: by one call of the function, or by several if that fails. No
 * connection is in use while the function runs.
 */
final class Attempt<K, I, V> {

    private static final System.Logger LOG = System.getLogger(Attempt.class.getName());

    /** For what comes after a call: a value may wait this long for a writer that has locked its row. */
    static final Duration STORE_TIME = Duration.ofSeconds(10);

    /** A call may end a server, and other calls with it: such cells are taken more often than others before they have failed. */
    private static final int MOST_ENDS = 3;

    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

    private final ComputedColumn<K, I, V> column;
    private final Cells<K> cells;
    private final ColumnRows<K, I, V> rows;
    private final List<String> dependents;
    private final FailureLog failures;
    /** Neither stored nor failed yet. */
    private final Set<Cell<K>> open;
    private final List<Call<V>> unended = new ArrayList<>();
    private long stored;

    /** The columns of the same table that are computed from this one are the dependents. */
    Attempt(ColumnRows<K, I, V> rows, List<String> dependents, FailureLog failures, List<Cell<K>> taken) {
        this.column = rows.column();
        this.cells = rows.cells();
        this.rows = rows;
        this.dependents = dependents;
        this.failures = failures;
        this.open = new LinkedHashSet<>(taken);
    }

    /** How long other servers leave cells that one of them has taken, or keeps. */
    static Duration lease(ComputedOptions options) {
        return options.timeout().plus(STORE_TIME.multipliedBy(2));
    }

    /**
     * Computes and stores. Cells that it did not get to are released.
     *
     * @throws HttpProblem if the database is unavailable
     * @throws InterruptedException if the server stops
     */
    void run() throws InterruptedException {
        Duration wait = Duration.ofSeconds(1);
        try {
            begin(List.copyOf(open));
        } catch (InterruptedException e) {
            wait = Duration.ZERO;
            throw e;
        } finally {
            release(wait);
        }
        for (Call<V> call : unended) {
            call.join();
        }
    }

    /** Number of stored values. */
    long stored() {
        return stored;
    }

    private void release(Duration wait) {
        // An interrupted thread would lose the connection; one that is interrupted has an exception by now.
        Thread.interrupted();
        try {
            cells.release(List.copyOf(open), wait);
        } catch (HttpProblem problem) {
            LOG.log(Level.DEBUG, () -> "Values of " + column.name() + " wait until other servers may compute them: " + problem.getMessage());
        }
    }

    private void begin(List<Cell<K>> taken) throws InterruptedException {
        if (taken.stream().allMatch(cell -> cell.attempts() > MOST_ENDS * column.options().attempts())) {
            fail(taken, new Failure("interrupted", "The server ended during each of the last calls", Failure.Kind.FINAL));
        } else {
            compute(taken);
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
        cells.delete(gone);
        gone.forEach(open::remove);
        if (inputs.isEmpty()) {
            return;
        }
        List<Cell<K>> present = List.copyOf(inputs.keySet());
        try {
            store(texts(present, call(List.copyOf(inputs.values()))));
        } catch (ExecutionException e) {
            failures.log(e.getCause());
            failOrHalve(present, Failure.of(e.getCause()));
        } catch (TimeoutException | WrongResult e) {
            failures.log(e);
            failOrHalve(present, Failure.of(e));
        }
    }

    private List<? extends @Nullable V> call(List<I> inputs) throws ExecutionException, TimeoutException, InterruptedException {
        Call<V> call = Call.begin(column, inputs);
        List<? extends @Nullable V> values;
        try {
            values = call.await();
        } catch (TimeoutException e) {
            if (call.runs(AFTER_INTERRUPT)) {
                LOG.log(Level.WARNING, () -> "The function of " + column.name() + " does not heed its interrupt, and blocks one of its calls");
                unended.add(call);
            }
            throw e;
        }
        if (values == null || values.size() != inputs.size()) {
            throw new WrongResult("The function returned " + (values == null ? "null" : values.size() + " values")
                    + " for " + inputs.size() + (inputs.size() == 1 ? " row" : " rows"));
        }
        return values;
    }

    /** Those that have a text; the others fail, each by itself. */
    private List<ColumnRows.Computed<K>> texts(List<Cell<K>> present, List<? extends @Nullable V> values) {
        List<ColumnRows.Computed<K>> texts = new ArrayList<>();
        for (int i = 0; i < present.size(); i++) {
            try {
                texts.add(new ColumnRows.Computed<>(present.get(i), rows.text(values.get(i))));
            } catch (RuntimeException e) {
                failures.log(e);
                fail(List.of(present.get(i)), Failure.of(e));
            }
        }
        return texts;
    }

    /** Again and again while writers have rows locked, for a while. */
    private void store(List<ColumnRows.Computed<K>> values) throws InterruptedException {
        Pauses pauses = new Pauses(STORE_TIME);
        List<ColumnRows.Computed<K>> left = values;
        while (!left.isEmpty()) {
            try {
                Set<ColumnRows.Computed<K>> done = Set.copyOf(rows.store(left));
                done.forEach(value -> open.remove(value.cell()));
                stored += done.size();
                cells.wake(done.stream().map(value -> value.cell().key()).toList(), dependents);
                left = left.stream().filter(value -> !done.contains(value)).toList();
            } catch (HttpProblem problem) {
                if (Failure.isOfRow(problem)) {
                    refused(left, problem);
                    return;
                }
                if (!pauses.next()) {
                    throw problem;
                }
                left = current(left);
                continue;
            }
            if (left.isEmpty() || !pauses.next()) {
                return;
            }
            left = current(left);
        }
    }

    /** Those whose inputs have not changed; the others are computed again. */
    private List<ColumnRows.Computed<K>> current(List<ColumnRows.Computed<K>> values) {
        try {
            Set<Cell<K>> same = Set.copyOf(cells.keep(
                    values.stream().map(ColumnRows.Computed::cell).toList(), lease(column.options())));
            values.stream().map(ColumnRows.Computed::cell).filter(cell -> !same.contains(cell)).forEach(open::remove);
            return values.stream().filter(value -> same.contains(value.cell())).toList();
        } catch (HttpProblem problem) {
            if (!isUnavailable(problem)) {
                throw problem;
            }
            return values;
        }
    }

    /** The column refuses one of the values; the others are stored. */
    private void refused(List<ColumnRows.Computed<K>> values, HttpProblem problem) throws InterruptedException {
        if (values.size() == 1) {
            fail(List.of(values.getFirst().cell()), Failure.ofDatabase(problem));
        } else {
            int half = values.size() / 2;
            store(values.subList(0, half));
            store(values.subList(half, values.size()));
        }
    }

    /** What may pass is not the fault of a row, so the rows stay together, except for their last attempt. */
    private void failOrHalve(List<Cell<K>> some, Failure failure) throws InterruptedException {
        boolean last = some.stream().anyMatch(cell -> cell.attempts() >= column.options().attempts());
        if (some.size() == 1 || failure.kind() == Failure.Kind.PASSING && !last) {
            fail(some, failure);
            return;
        }
        int half = some.size() / 2;
        for (List<Cell<K>> part : List.of(some.subList(0, half), some.subList(half, some.size()))) {
            List<Cell<K>> same = cells.keep(part, lease(column.options()));
            part.stream().filter(cell -> !same.contains(cell)).forEach(open::remove);
            if (!same.isEmpty()) {
                compute(same);
            }
        }
    }

    private void fail(List<Cell<K>> some, Failure failure) {
        some.stream().collect(Collectors.groupingBy(Cell::attempts)).forEach((attempts, same) -> {
            boolean failed = failure.kind() == Failure.Kind.FINAL || attempts >= column.options().attempts();
            cells.fail(same, failure, failed, column.options().backoffAfter(attempts));
            same.forEach(open::remove);
            failures.count(same.size(), failed, failure);
        });
    }

    private static boolean isUnavailable(HttpProblem problem) {
        int status = problem.status().code();
        return status == Status.SERVICE_UNAVAILABLE_503.code() || status == Status.GATEWAY_TIMEOUT_504.code();
    }
}
