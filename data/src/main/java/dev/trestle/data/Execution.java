package dev.trestle.data;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A query that a worker runs, and that hands its rows to the thread of a request. */
final class Execution implements Runnable {

    /** Batches that wait for the thread of the request. */
    private static final int MAX_WAITING = 4;

    /** Why a query does not go on. */
    enum Stop { ABANDONED, TOO_SLOW, CLOSED }

    @FunctionalInterface
    interface Task {
        void run(Execution execution) throws SQLException;
    }

    private final Task task;
    private final Duration limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<RowBatch> batches = new ArrayDeque<>();
    private @Nullable Stop stop;
    private @Nullable Throwable failure;
    private @Nullable Statement running;
    private List<FileReject> rejects = List.of();
    private boolean hasStarted;
    private boolean hasEnded;
    private boolean isWaiting;
    private long deadline;

    /** A query, and how long the worker may take, without the time that it waits for the request. */
    Execution(Task task, Duration limit) {
        this.task = task;
        this.limit = limit;
    }

    /** On the worker's thread. */
    @Override
    public void run() {
        locked(() -> {
            hasStarted = true;
            deadline = System.nanoTime() + limit.toNanos();
        });
        Throwable thrown = null;
        try {
            requireWanted();
            task.run(this);
        } catch (Throwable e) {
            thrown = e;
        }
        end(thrown);
    }

    private void end(@Nullable Throwable thrown) {
        locked(() -> {
            failure = thrown;
            hasEnded = true;
        });
    }

    /** Which statement runs now; null for none. Nothing begins after a stop. */
    void runs(@Nullable Statement statement) throws SQLException {
        locked(() -> running = statement);
        if (statement != null) {
            requireWanted();
        }
    }

    private void requireWanted() throws SQLException {
        if (stop() != null) {
            throw new SQLException("The query was stopped");
        }
    }

    /** Hands on rows; waits while there are enough of them. */
    void hand(RowBatch batch) throws SQLException {
        lock.lock();
        try {
            long before = System.nanoTime();
            isWaiting = true;
            while (batches.size() >= MAX_WAITING && stop == null) {
                changed.awaitUninterruptibly();
            }
            isWaiting = false;
            deadline += System.nanoTime() - before;
            batches.add(batch);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        requireWanted();
    }

    /** Which rows of the files are left out; before the first batch. */
    void leaveOut(List<FileReject> rows) {
        locked(() -> rejects = List.copyOf(rows));
    }

    /** The rows that are left out, after the first batch. */
    List<FileReject> leftOut() {
        lock.lock();
        try {
            return rejects;
        } finally {
            lock.unlock();
        }
    }

    /** The next rows, for the thread of the request; null after the last, and if the query has failed. */
    @Nullable RowBatch next() {
        lock.lock();
        try {
            while (batches.isEmpty() && !hasEnded) {
                changed.awaitUninterruptibly();
            }
            RowBatch batch = batches.poll();
            changed.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a worker has begun; false if none does so in time, or it is stopped before. */
    boolean begins(Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            long left = timeout.toNanos();
            while (!hasStarted && !hasEnded && stop == null && left > 0) {
                left = changed.awaitNanos(left);
            }
            return hasStarted || hasEnded;
        } finally {
            lock.unlock();
        }
    }

    /** Why it failed; null if it has not. */
    @Nullable Throwable failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /** Why it was stopped; null if it was not. */
    @Nullable Stop stop() {
        lock.lock();
        try {
            return stop;
        } finally {
            lock.unlock();
        }
    }

    /** Has it end soon; the first reason counts. */
    void stop(Stop reason) {
        locked(() -> stop = stop == null ? reason : stop);
    }

    /** Stops it if it is over its time, and cancels its statement if it is stopped; false when it has ended. */
    boolean check(long now) throws SQLException {
        lock.lock();
        try {
            if (hasStarted && !isWaiting && now - deadline > 0) {
                stop(Stop.TOO_SLOW);
            }
            // Again and again, as a statement that has not begun yet forgets it.
            if (stop != null && running != null) {
                running.cancel();
            }
            return !hasEnded;
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
