package dev.trestle.computed;

import dev.trestle.computed.rows.StoredRows;
import dev.trestle.runtime.Codec;
import org.jspecify.annotations.Nullable;

/**
 * The values of a computed column, or the rows of a computed table.
 *
 * @param sql stores values: it binds arrays of keys, of generations and of values as text, the time limit of its locks, or null for that of
 *     the transaction, and the priority of the cells that triggers enter as text; it returns the number of each value that is stored, from 1 as a bigint
 * @param codec of the column
 * @param nullable whether the column may be null
 * @param rows where rows are stored; null for a column of the table itself
 * @param <V> the value
 */
public record Values<V>(String sql, Codec<V> codec, boolean nullable, @Nullable StoredRows rows) {

    /**
     * Values of a column.
     *
     * @param sql stores values, as above
     * @param codec of the column
     * @param nullable whether the column may be null
     */
    public Values(String sql, Codec<V> codec, boolean nullable) {
        this(sql, codec, nullable, null);
    }

    /**
     * Rows of another table.
     *
     * @param sql stores rows, as above; a value is a list of rows
     * @param codec of lists of rows
     * @param rows where they are stored
     */
    public Values(String sql, Codec<V> codec, StoredRows rows) {
        this(sql, codec, false, rows);
    }
}
