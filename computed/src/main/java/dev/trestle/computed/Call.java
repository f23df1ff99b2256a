package dev.trestle.computed;

import dev.trestle.computed.call.RunningCall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One call of a function, on a thread of its own: a function that does not heed its interrupt holds nothing but that.
 *
 * @param <V> the value
 */
final class Call<V> implements RunningCall<V> {

    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

    private final Duration timeout;
    private final FutureTask<List<? extends @Nullable V>> task;
    private final Thread thread;

    private Call(String name, Duration timeout, FutureTask<List<? extends @Nullable V>> task) {
        this.timeout = timeout;
        this.task = task;
        this.thread = Thread.ofVirtual().name("trestle-computed-call-" + name).start(task);
    }

    /** Begins to compute. */
    static <I, V> Call<V> begin(ComputedColumn<?, I, V> column, List<I> rows) {
        return begin(column.name(), column.options().timeout(), column.function(), rows);
    }

    static <I, V> Call<V> begin(String name, Duration timeout, Computation<I, V> function, List<I> rows) {
        return new Call<>(name, timeout, new FutureTask<>(() -> function.compute(rows)));
    }

    /**
     * Waits for the result; an interrupt ends the call.
     *
     * @throws ExecutionException with the exception of the function
     * @throws TimeoutException if it takes too long; it is interrupted
     */
    @Override
    public List<? extends @Nullable V> await() throws ExecutionException, TimeoutException, InterruptedException {
        try {
            return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw (TimeoutException) new TimeoutException("The function took longer than " + timeout).initCause(e);
        } finally {
            task.cancel(true);
        }
    }

    /** Whether it still runs, although it was interrupted. */
    boolean runs(Duration wait) throws InterruptedException {
        return !thread.join(wait);
    }

    @Override
    public void whenEnded(Runnable action) throws InterruptedException {
        if (!runs(AFTER_INTERRUPT)) {
            action.run();
            return;
        }
        Thread.ofVirtual().name("trestle-computed-late").start(() -> {
            try {
                join();
                action.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Waits for its end, for any time. */
    void join() throws InterruptedException {
        thread.join();
    }
}
