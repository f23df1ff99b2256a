package dev.trestle.computed.call;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function.
 *
 * @param <V> the value
 */
public interface RunningCall<V> {

    /**
     * Waits for its result, up to its time limit.
     *
     * @throws ExecutionException with the exception of the function
     * @throws TimeoutException if it takes too long; it is interrupted
     */
    List<? extends @Nullable V> await() throws ExecutionException, TimeoutException, InterruptedException;

    /** Runs it when the function has ended; one that does not heed its interrupt is not waited for. */
    void whenEnded(Runnable action) throws InterruptedException;
}
