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
 */
record ColumnRows<K, I, V>(ComputedColumn<K, I, V> column, Cells<K> cells, Database database, StoreTimes times) {

    /**
     * A value that is to be stored.
     *
     * @param text of the value in PostgreSQL's text form
     */
    record Computed<K>(Cell<K> cell, @Nullable String text) {}

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
        List<Computed<K>> stored = database.<Long>all(column.values().sql(), binds -> {
            cells.bind(values.stream().map(Computed::cell).toList(), binds);
            binds.value(values.stream().map(Computed::text).toList(), PgCodecs.array(PgCodecs.TEXT));
            binds.text(values.stream().allMatch(value -> value.cell().isOfBackfill()) ? "1" : "0");
        }, row -> row.int8(1)).stream().map(number -> values.get(Math.toIntExact(number - 1))).toList();
        times.add(Duration.ofNanos(System.nanoTime() - begun));
        return stored;
    }
}
