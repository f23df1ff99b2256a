package dev.trestle.computed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The function of a computed column, for some rows at once.
 *
 * @param <I> the inputs of a row
 * @param <V> the value
 */
@FunctionalInterface
public interface Computation<I, V> {

    /**
     * Computes the values of some rows. It runs on a thread of its own, without a transaction and without a connection, and is
     * interrupted after the column's timeout and when the server stops.
     *
     * @param rows the inputs of each row, at least one
     * @return one value for each row, in their order; null where the column may be null
     * @throws Exception see {@link Computed} for its effect
     */
    List<? extends @Nullable V> compute(List<I> rows) throws Exception;

    /**
     * A function of one row.
     *
     * @param <I> the inputs
     * @param <V> the value
     */
    @FunctionalInterface
    interface OfRow<I, V> {

        /**
         * Computes the value of one row.
         *
         * @param row its inputs
         * @return null where the column may be null
         * @throws Exception as {@link Computation#compute}
         */
        @Nullable V compute(I row) throws Exception;
    }

    /**
     * Calls a function for each row.
     *
     * @param function of one row
     * @param <I> the inputs of a row
     * @param <V> the value
     * @return calls it in the order of the rows
     */
    static <I, V> Computation<I, V> each(OfRow<? super I, ? extends V> function) {
        return rows -> {
            List<@Nullable V> values = new ArrayList<>(rows.size());
            for (I row : rows) {
                values.add(function.compute(row));
            }
            return values;
        };
    }
}
