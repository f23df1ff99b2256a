package dev.trestle.computed.call;

import dev.trestle.computed.failure.WrongResult;
import dev.trestle.computed.limit.Gate;
import dev.trestle.computed.limit.Turn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls the function of a column for one row after the other, within its limit; no connection is in use while the function runs.
 *
 * @param column table and column, such as {@code film.summary}
 * @param nullable whether the column may be null
 * @param gate of the column
 * @param function begins calls
 * @param <I> the inputs of a row
 * @param <V> the value
 */
public record SingleCalls<I, V>(String column, boolean nullable, Gate gate, Caller<I, V> function) {

    private static final Duration POLL = Duration.ofMillis(200);

    /**
     * Waits for a turn of the limit.
     *
     * @return null if there was none in this time
     */
    public @Nullable Turn turn(Duration longest) throws InterruptedException {
        return gate.await(System.nanoTime() + longest.toNanos(), POLL);
    }

    /**
     * Computes the value of a row.
     *
     * @param turn ends with the function
     * @throws ExecutionException with the exception of the function
     * @throws TimeoutException if it takes too long; it is interrupted
     * @throws WrongResult if there is no value, or null for a column that is NOT NULL
     */
    public @Nullable V call(I row, Turn turn) throws ExecutionException, TimeoutException, InterruptedException {
        RunningCall<V> call = function.begin(List.of(row));
        try {
            return single(call.await());
        } finally {
            call.whenEnded(turn::end);
        }
    }

    private @Nullable V single(@Nullable List<? extends @Nullable V> values) {
        V value = WrongResult.<V>requireEach(values, 1).getFirst();
        if (value == null && !nullable) {
            throw new WrongResult("The function returned null, and " + column + " may not be null");
        }
        return value;
    }
}
