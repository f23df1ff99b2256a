package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One attempt at a job while it runs on this server, with what it takes to end it early. */
final class Attempt {

    private final Claim claim;
    private final Database database;
    private final Duration timeout;
    private final long startedAt = System.nanoTime();
    private final AttemptProgress progress = new AttemptProgress();

    private @Nullable StopReason reason;
    private @Nullable FutureTask<?> hook;

    Attempt(Claim claim, Database database, Duration timeout) {
        this.claim = claim;
        this.database = database;
        this.timeout = timeout;
    }

    Claim claim() {
        return claim;
    }

    AttemptProgress progress() {
        return progress;
    }

    Duration timeout() {
        return timeout;
    }

    boolean isOverdue() {
        return remainingNanos() <= 0;
    }

    /** Whether the statement is over. */
    synchronized boolean isInHook() {
        return hook != null;
    }

    private long remainingNanos() {
        return startedAt + timeout.toNanos() - System.nanoTime();
    }

    /** Null while it is not stopped. */
    synchronized @Nullable StopReason reason() {
        return reason;
    }

    /**
     * Has it end soon: interrupts the hook, or cancels the statement before or after it. To be called again while it has
     * not ended, for a statement that had not begun.
     */
    void stop(StopReason why) {
        FutureTask<?> running;
        synchronized (this) {
            if (reason == null) {
                reason = why;
            }
            running = hook;
        }
        if (running != null && !running.isDone()) {
            running.cancel(true);
        } else {
            StatementLock.cancelHolder(database, claim.id());
        }
    }

    /**
     * Runs a hook on a thread of its own, so that one which does not heed its interrupt does not keep the attempt.
     *
     * @throws HttpProblem the hook's, or 504 if it was stopped
     */
    <R> R call(Supplier<? extends R> code) {
        FutureTask<R> task = new FutureTask<>(code::get);
        synchronized (this) {
            if (reason != null) {
                throw JobProblem.tookTooLong(timeout);
            }
            hook = task;
        }
        Thread.ofVirtual().name("trestle-hook-" + claim.id()).start(task);
        try {
            return task.get(remainingNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            stop(StopReason.OVERDUE);
            throw JobProblem.tookTooLong(timeout);
        } catch (CancellationException e) {
            throw JobProblem.tookTooLong(timeout);
        } catch (InterruptedException e) {
            stop(StopReason.SERVER_STOPS);
            throw JobProblem.tookTooLong(timeout);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                // Nobody has logged it yet.
                throw error;
            }
            throw e.getCause() instanceof HttpProblem problem ? problem : JobProblem.failure(e.getCause());
        }
    }
}
