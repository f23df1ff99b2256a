package dev.trestle.runtime;

import org.jspecify.annotations.Nullable;

/** Cancels the work of another thread: the statement that it runs, or those that it would run later. */
final class Cancellation {

    private boolean cancelled;
    private @Nullable Runnable statement;

    /** Cancels; returns when the running statement, if there is one, has been told. */
    synchronized void cancel() {
        cancelled = true;
        if (statement != null) {
            statement.run();
        }
    }

    /**
     * Begins work that can be cancelled.
     *
     * @param cancel cancels it on another thread, before {@link #ended}
     * @return false if it must not begin
     */
    synchronized boolean begins(Runnable cancel) {
        statement = cancel;
        return !cancelled;
    }

    /** Ends the work. */
    synchronized void ended() {
        statement = null;
    }
}
