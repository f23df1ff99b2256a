package dev.trestle.computed;

import dev.trestle.runtime.Codec;
import java.util.List;

/**
 * A computed column of generated code that the database does not have yet: its function can be previewed, and nothing is computed.
 *
 * @param name table and column, such as {@code film.mood}
 * @param migration the statement that adds the column
 * @param table as SQL has it, with its schema
 * @param key the columns of its primary key, as SQL has them
 * @param options how the function is called
 * @param inputs how they are read
 * @param codec of the column
 * @param function of the service
 * @param <I> the inputs of a row
 * @param <V> the value
 */
public record MissingColumn<I, V>(
        String name, String migration, String table, List<String> key, ComputedOptions options, Inputs<I> inputs, Codec<V> codec,
        Computation<I, V> function) {

    /** Copies the list. */
    public MissingColumn {
        key = List.copyOf(key);
    }
}
