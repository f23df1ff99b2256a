package dev.trestle.computed;

import dev.trestle.computed.backfill.StoreTimes;
import dev.trestle.computed.failure.WrongResult;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Database;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one column's table: reads their inputs and stores values, by one statement each.
 *
 * @param column its table and its statements
 * @param cells bind keys and generations
 * @param database throws {@link HttpProblem}
 * @param times of the statements that store
 * @param followed what follows for a request; null for none
 */
record ColumnRows<K, I, V>(
        ComputedColumn<K, I, V> column, Cells<K> cells, Database database, StoreTimes times, @Nullable Followed<K> followed) {

    ColumnRows(ComputedColumn<K, I, V> column, Cells<K> cells, Database database, StoreTimes times) {
        this(column, cells, database, times, null);
    }

    /** The same for a request. */
    ColumnRows<K, I, V> followedBy(Followed<K> next) {
        return new ColumnRows<>(column, cells, database, times, next);
    }

    /**
     * A value that is to be stored.
     *
     * @param text of the value in PostgreSQL's text form
     */
    record Computed<K>(Cell<K> cell, @Nullable String text) {}

    /** The loops let writers go first; they come back to the rows. */
    private static final String SHORT = "100ms";

    private record Numbered<I>(long number, I inputs) {}

    /** The inputs as they are now, without those of rows that are gone. Never in the statement that takes the cells: it would see
     * rows as they were before it waited for a cell. */
    Map<Cell<K>, I> read(List<Cell<K>> taken) {
        List<Numbered<I>> rows = database.all(column.inputs().sql(),
                binds -> column.table().binder().bind(taken.stream().map(Cell::key).toList(), binds),
                row -> new Numbered<I>(row.int8(1), column.inputs().reader().read(row)));
        Map<Cell<K>, I> inputs = new LinkedHashMap<>();
        rows.forEach(row -> inputs.put(taken.get(Math.toIntExact(row.number - 1)), row.inputs));
        return inputs;
    }

    /** The text form of a value. */
    @Nullable String text(@Nullable V value) {
        if (value == null && !column.values().nullable()) {
            throw new WrongResult("The function returned null, and " + (column.values().rows() == null
                    ? "the column " + column.name() + " is NOT NULL" : column.name() + " needs a list of rows, which may be empty"));
        }
        return value == null ? null : column.values().codec().format(value);
    }

    /**
     * Stores values whose inputs have not changed, of rows that no writer has locked; returns those.
     *
     * @param values all of a backfill, or none: what depends on them is computed before or after other values accordingly
     */
    List<Computed<K>> store(List<Computed<K>> values) {
        long begun = System.nanoTime();
        Followed<K> next = followed;
        List<Computed<K>> stored = next == null ? store(database, values, SHORT) : database.transaction(transaction -> {
            List<Computed<K>> done = store(transaction, values, SHORT);
            next.stored(transaction, done.stream().map(value -> value.cell().key()).toList());
            return done;
        });
        times.add(Duration.ofNanos(System.nanoTime() - begun));
        return stored;
    }

    /** The same in the transaction of a writer, which waits for locks as for those of its other statements. */
    List<Computed<K>> storeWritten(List<Computed<K>> values) {
        return store(database, values, null);
    }

    private List<Computed<K>> store(Database by, List<Computed<K>> values, @Nullable String lockTimeout) {
        return by.<Long>all(column.values().sql(), binds -> {
            cells.bind(values.stream().map(Computed::cell).toList(), binds);
            binds.value(values.stream().map(Computed::text).toList(), PgCodecs.array(PgCodecs.TEXT));
            binds.text(lockTimeout);
            binds.text(values.stream().allMatch(value -> value.cell().isOfBackfill()) ? "1" : "0");
        }, row -> row.int8(1)).stream().map(number -> values.get(Math.toIntExact(number - 1))).toList();
    }
}
