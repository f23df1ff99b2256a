package dev.trestle.computed.call;

import java.util.List;

/**
 * Calls the function of a column.
 *
 * @param <I> the inputs of a row
 * @param <V> the value
 */
@FunctionalInterface
public interface Caller<I, V> {

    /** Begins a call. */
    RunningCall<V> begin(List<I> rows);
}
