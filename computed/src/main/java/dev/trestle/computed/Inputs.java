package dev.trestle.computed;

import dev.trestle.runtime.database.RowReader;

/**
 * The inputs of a computed column.
 *
 * @param sql reads the inputs of rows: it binds an array for each column of the key, and returns the number of each existing row, from
 *     1 as a bigint, and its inputs
 * @param reader reads the inputs from the second column of a row on
 * @param <I> the inputs of a row
 */
public record Inputs<I>(String sql, RowReader<I> reader) {}
