package dev.trestle.runtime;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * One row, or a list of rows: JSON's object or array.
 *
 * @param rows the rows, in order
 * @param isList whether they are a list of any number of rows; otherwise there is exactly one
 * @param <T> the type of a row
 */
public record Batch<T>(List<T> rows, boolean isList) {

    /**
     * Checks the number of rows.
     *
     * @throws IllegalArgumentException if it is not a list and does not have exactly one row
     */
    public Batch {
        if (!isList && rows.size() != 1) {
            throw new IllegalArgumentException("One row is needed, but there are " + rows.size());
        }
    }

    /**
     * One row.
     *
     * @param row the row
     * @param <T> the type of the row
     * @return not a list
     */
    public static <T> Batch<T> one(T row) {
        return new Batch<>(List.of(row), false);
    }

    /**
     * A list of rows.
     *
     * @param rows perhaps none
     * @param <T> the type of a row
     * @return a list
     */
    public static <T> Batch<T> list(List<T> rows) {
        return new Batch<>(rows, true);
    }

    /**
     * Converts each row, in order.
     *
     * @param function converts a row
     * @param <S> the type of the result
     * @return a batch of as many rows
     */
    public <S> Batch<S> map(Function<? super T, ? extends S> function) {
        return new Batch<>(rows.stream().<S>map(function).toList(), isList);
    }

    /** Writes the object, or the array. */
    void write(JsonWriter out, BiConsumer<? super T, ? super JsonWriter> row) {
        if (isList) {
            out.array(rows, item -> row.accept(item, out));
        } else {
            row.accept(rows.getFirst(), out);
        }
    }
}
