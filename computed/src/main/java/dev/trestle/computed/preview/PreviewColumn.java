package dev.trestle.computed.preview;

import dev.trestle.computed.call.Caller;
import dev.trestle.runtime.Codec;
import dev.trestle.runtime.database.RowReader;
import dev.trestle.runtime.database.StatementBinder;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A computed column, as far as a preview needs it.
 *
 * @param name table and column, such as {@code film.summary}
 * @param migration the statement that adds the column; null if the database has it
 * @param table as SQL has it, with its schema
 * @param keys the columns of its primary key, as SQL has them
 * @param key reads a key from the first column of a row on
 * @param binder binds keys for {@code inputs}
 * @param inputs the statement that reads the number and the inputs of rows
 * @param reader reads the inputs from the second column of a row on
 * @param codec of the column
 * @param nullable whether the column may be null
 * @param function begins calls of the function
 * @param <K> the key of a row
 * @param <I> the inputs of a row
 * @param <V> the value
 */
public record PreviewColumn<K, I, V>(
        String name, @Nullable String migration, String table, List<String> keys, RowReader<K> key, Function<List<K>, StatementBinder> binder, String inputs,
        RowReader<I> reader, Codec<V> codec, boolean nullable, Caller<I, V> function) {

    /** Copies the list. */
    public PreviewColumn {
        keys = List.copyOf(keys);
    }
}
