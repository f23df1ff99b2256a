package dev.trestle.computed;

import dev.trestle.runtime.Codec;

/**
 * The values of a computed column.
 *
 * @param sql stores values: it binds arrays of keys, of generations and of values as text, and the priority of the cells that
 *     triggers enter as text; it returns the number of each value that is stored, from 1 as a bigint
 * @param codec of the column
 * @param nullable whether the column may be null
 * @param <V> the value
 */
public record Values<V>(String sql, Codec<V> codec, boolean nullable) {}
