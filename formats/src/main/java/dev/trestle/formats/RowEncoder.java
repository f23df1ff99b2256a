package dev.trestle.formats;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.database.RowSink;
import java.util.function.Consumer;

/**
 * Writes rows in one format. What the values look like is decided by {@link JsonWriter} alone, so that a value is the same in
 * every format. Methods throw {@link java.io.UncheckedIOException} or Jackson's exceptions if the client has left.
 */
public interface RowEncoder extends RowSink, AutoCloseable {

    /**
     * Takes a row that is a record.
     *
     * @param row writes it as an object, with all columns in their order
     */
    void object(Consumer<? super JsonWriter> row);

    /** Ends the answer: all rows are there. */
    void end();

    /**
     * Ends the answer by an error, where the format has a place for it.
     *
     * @param problem why rows are missing
     * @return false, and nothing is written, if the format has none
     */
    default boolean endWith(HttpProblem problem) {
        return false;
    }

    /** Frees what it holds, also after a failure; writes nothing. */
    @Override
    default void close() {}
}
