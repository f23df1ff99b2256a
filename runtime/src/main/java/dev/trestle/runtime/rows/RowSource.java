package dev.trestle.runtime.rows;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.cancellation.Cancellation;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where the rows of a {@link RowQuery} come from. Each method runs the query once.
 *
 * @param <T> the type of a row
 */
public interface RowSource<T> {

    /**
     * Reads all rows.
     *
     * @param cancellation ends the query early
     * @return the rows in order, unmodifiable
     * @throws HttpProblem if the query fails, or has too many rows
     */
    List<T> list(Cancellation cancellation);

    /**
     * Reads the rows one by one, so that any number of rows needs little memory.
     *
     * @param action takes each row, in order; what it throws ends the query
     * @throws HttpProblem if the query fails
     */
    void forEach(Consumer<? super T> action);
}
