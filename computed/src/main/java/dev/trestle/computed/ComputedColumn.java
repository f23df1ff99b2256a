package dev.trestle.computed;

import dev.trestle.computed.backfill.Source;
import dev.trestle.computed.rows.StoredRows;

/**
 * A computed column, or a computed table, of generated code.
 *
 * @param table its table
 * @param declaration as the routes file has it
 * @param inputs how they are read
 * @param values how they are stored
 * @param function of the service
 * @param <K> the key of a row
 * @param <I> the inputs of a row
 * @param <V> the value
 */
public record ComputedColumn<K, I, V>(
        ComputedTable<K> table, Declaration declaration, Inputs<I> inputs, Values<V> values, Computation<I, V> function) {

    /**
     * Its name.
     *
     * @return table and column, such as {@code film.summary}, or the table of computed rows, such as {@code doc_chunk}
     */
    public String name() {
        return values.rows() == null ? table.name() + "." + declaration.column() : declaration.column();
    }

    /** Whether a row {@code f} has no value, as SQL has it. */
    String missing() {
        StoredRows rows = values.rows();
        return rows == null ? Source.isNull(declaration.column()) : rows.missing();
    }

    /** Whether the inputs of this one are in the rows of another. */
    boolean isFromRowsOf(ComputedColumn<?, ?, ?> other) {
        StoredRows rows = other.values.rows();
        return rows != null && rows.table().equals(table.sql());
    }

    ComputedOptions options() {
        return declaration.options();
    }
}
