package dev.trestle.runtime.cancellation;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Cancels the work of another thread: the statement that it runs, and those that it would run later. */
public final class Cancellation {

    private final Lock lock = new ReentrantLock();
    private final Condition end = lock.newCondition();
    private boolean cancelled;
    private @Nullable Runnable statement;

    /** A cancellation that has not happened yet, and may never happen. */
    public Cancellation() {}

    /** Cancels the work; returns when PostgreSQL has been told about the running statement, if there is one. */
    public void cancel() {
        lock.lock();
        try {
            if (!cancelled) {
                cancelled = true;
                if (statement != null) {
                    statement.run();
                    Thread.ofVirtual().name("trestle-cancellation").start(this::repeat);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** PostgreSQL ignores what comes before the statement, which may still be on its way. */
    private void repeat() {
        lock.lock();
        try {
            while (statement != null) {
                if (!end.await(1, TimeUnit.SECONDS) && statement != null) {
                    statement.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether it has happened.
     *
     * @return true from the first {@link #cancel} on
     */
    public boolean isCancelled() {
        lock.lock();
        try {
            return cancelled;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Begins work that can be cancelled.
     *
     * @param cancel cancels it on another thread, before {@link #ended}
     * @return false if it must not begin
     */
    public boolean begins(Runnable cancel) {
        lock.lock();
        try {
            statement = cancelled ? null : cancel;
            return !cancelled;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the work. */
    public void ended() {
        lock.lock();
        try {
            statement = null;
            end.signal();
        } finally {
            lock.unlock();
        }
    }
}
