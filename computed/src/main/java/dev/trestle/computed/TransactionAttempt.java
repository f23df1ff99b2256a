package dev.trestle.computed;

import dev.trestle.computed.backfill.StoreTimes;
import dev.trestle.computed.failure.Failure;
import dev.trestle.computed.failure.FailureLog;
import dev.trestle.computed.failure.WrongResult;
import dev.trestle.computed.write.NoValue;
import dev.trestle.computed.write.OnError;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import io.helidon.http.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The computation of a column in the transaction that has written its rows. The connection is in use while the function runs.
 */
final class TransactionAttempt<K, I, V> {

    private final ComputedColumn<K, I, V> column;
    private final OnError onError;
    private final FailureLog failures;
    private final List<K> keys;
    private final boolean several;
    private final ColumnRows<K, I, V> rows;
    /** Undoes a statement that fails, so that the transaction can go on. */
    private final ColumnRows<K, I, V> undoing;

    /**
     * Has not begun.
     *
     * @param transaction has written the rows
     * @param keys of these rows
     * @param several whether problems point to one of several rows
     */
    TransactionAttempt(
            ComputedColumn<K, I, V> column, OnError onError, FailureLog failures, Database transaction, List<K> keys, boolean several) {
        this.column = column;
        this.onError = onError;
        this.failures = failures;
        this.keys = keys;
        this.several = several;
        Cells<K> cells = new Cells<>(column, transaction);
        StoreTimes times = new StoreTimes();
        this.rows = new ColumnRows<>(column, cells, transaction, times);
        this.undoing = new ColumnRows<>(column, cells, transaction.atomic(), times);
    }

    /**
     * Computes and stores what this transaction has made due.
     *
     * @throws HttpProblem if a row has no value, and has to have one
     */
    void run() {
        List<Cell<K>> entered = rows.cells().take(keys, false, Taken.lease(column.options()));
        if (entered.isEmpty()) {
            return;
        }
        Taken<K> taken = new Taken<>(rows, failures, entered);
        Map<Cell<K>, I> inputs = rows.read(entered);
        List<ColumnRows.Computed<K>> values = new ArrayList<>();
        rows.cells().delete(entered.stream().filter(cell -> !inputs.containsKey(cell)).toList());
        for (Cell<K> cell : entered) {
            I input = inputs.get(cell);
            ColumnRows.Computed<K> value = input == null ? null : compute(cell, input, taken);
            if (value != null) {
                values.add(value);
            }
        }
        if (!values.isEmpty()) {
            store(values, taken);
        }
    }

    private ColumnRows.@Nullable Computed<K> compute(Cell<K> cell, I input, Taken<K> taken) {
        try {
            List<? extends @Nullable V> values = WrongResult.requireEach(Call.begin(column, List.of(input)).await(), 1);
            return new ColumnRows.Computed<>(cell, rows.text(values.getFirst()));
        } catch (ExecutionException e) {
            fail(cell, e.getCause(), taken);
        } catch (TimeoutException | RuntimeException e) {
            // Also a value that has no text.
            fail(cell, e, taken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HttpProblem.of(Status.SERVICE_UNAVAILABLE_503, "The service stops");
        }
        return null;
    }

    private void fail(Cell<K> cell, Throwable thrown, Taken<K> taken) {
        Failure failure = Failure.of(thrown);
        if (failure.kind() != Failure.Kind.FINAL) {
            failures.log(thrown);
        }
        if (onError == OnError.ABORT) {
            throw noValue(cell).of(thrown);
        }
        taken.fail(List.of(cell), failure);
    }

    /** One value that the database refuses is found by storing one after the other. */
    private void store(List<ColumnRows.Computed<K>> values, Taken<K> taken) {
        try {
            List<ColumnRows.Computed<K>> stored = undoing.storeWritten(values);
            left(values.stream().filter(value -> !stored.contains(value)).map(ColumnRows.Computed::cell).toList());
        } catch (HttpProblem problem) {
            if (values.size() > 1 && Failure.isOfRow(problem)) {
                values.forEach(value -> store(List.of(value), taken));
            } else if (onError == OnError.ABORT) {
                throw noValue(values.getFirst().cell()).ofDatabase(problem);
            } else if (Failure.isOfRow(problem)) {
                taken.fail(List.of(values.getFirst().cell()), Failure.ofDatabase(problem));
            } else {
                throw problem;
            }
        }
    }

    /** Their inputs have changed since they were read, by a trigger perhaps. */
    private void left(List<Cell<K>> cells) {
        if (!cells.isEmpty() && onError == OnError.ABORT) {
            throw HttpProblem.of(Status.CONFLICT_409, "A row changed while its column " + column.declaration().column() + " was computed");
        }
        rows.cells().release(cells, Duration.ZERO);
    }

    private NoValue noValue(Cell<K> cell) {
        return new NoValue(column.table().name(), column.declaration().column(),
                several ? FieldError.pointer(Integer.toString(Math.max(0, keys.indexOf(cell.key())))) : "");
    }
}
