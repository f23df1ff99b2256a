package dev.trestle.generator;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Numbered tasks that are done on several connections, on a thread for each. The first failure ends all of it and closes all
 * connections.
 */
final class SharedWork {

    private final int tasks;
    private final Function<Connection, Task> doing;
    private final List<Connection> open = new ArrayList<>();
    private int next;
    private boolean over;
    private @Nullable Throwable failure;

    /** As many tasks; what does them is made once for each connection. */
    SharedWork(int tasks, Function<Connection, Task> doing) {
        this.tasks = tasks;
        this.doing = doing;
    }

    /** Does the task of a number, from 0. */
    @FunctionalInterface
    interface Task {
        void run(int number) throws SQLException;
    }

    /**
     * Does all tasks on a connection that is open, and on others that are opened and closed again. Where none can be opened, or
     * not in time, those that are there do the work. Afterwards, the given one is open unless this fails.
     *
     * @param connections how many at most
     * @throws SQLException the first failure, or that the thread was interrupted
     */
    void run(Connection own, ConnectionSource source, int connections) throws SQLException {
        open.add(own);
        start(1, () -> work(own));
        for (int number = 2; number <= connections; number++) {
            start(number, () -> workOnAnother(source));
        }
        await();
    }

    private static void start(int number, Runnable work) {
        Thread thread = new Thread(work, "trestle-queries-" + number);
        thread.setDaemon(true);
        thread.start();
    }

    private void workOnAnother(ConnectionSource source) {
        Connection another;
        try {
            another = source.open();
        } catch (SQLException e) {
            // The database has no more; if it is gone, those that are open fail.
            return;
        } catch (RuntimeException | Error e) {
            fail(e, null);
            return;
        }
        if (!join(another)) {
            close(another);
            return;
        }
        try {
            doTasks(another);
        } finally {
            close(another);
            leave(another);
        }
    }

    private void work(Connection own) {
        try {
            doTasks(own);
        } finally {
            leave(own);
        }
    }

    private void doTasks(Connection connection) {
        try {
            Task task = doing.apply(connection);
            for (int number = take(); number < tasks; number = take()) {
                task.run(number);
            }
        } catch (SQLException | RuntimeException | Error e) {
            fail(e, connection);
        }
    }

    /** The number of a task that is not begun; that of none, where all are begun or done. */
    private synchronized int take() {
        return over || next == tasks ? tasks : next++;
    }

    /** Whether there is still something to do for a connection. */
    private synchronized boolean join(Connection connection) {
        boolean needed = !over && next < tasks;
        if (needed) {
            open.add(connection);
        }
        return needed;
    }

    private synchronized void leave(Connection connection) {
        open.remove(connection);
        notifyAll();
    }

    private void close(Connection another) {
        try {
            another.close();
        } catch (SQLException e) {
            fail(e, another);
        }
    }

    /** Ends what is done on all connections but the one where this happened; only the first failure counts. */
    private void fail(Throwable why, @Nullable Connection where) {
        List<Connection> others;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            failure = why;
            others = open.stream().filter(connection -> connection != where).toList();
        }
        for (Connection other : others) {
            try {
                other.abort(Runnable::run);
            } catch (SQLException e) {
                why.addSuppressed(e);
            }
        }
    }

    /** Until no connection is in use, also where that is because of a failure. */
    private void await() throws SQLException {
        boolean interrupted = false;
        while (!isOver()) {
            try {
                awaitChange();
            } catch (InterruptedException e) {
                interrupted = true;
                fail(new SQLException("interrupted while queries were analysed"), null);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        throwFailure();
    }

    private synchronized boolean isOver() {
        if (open.isEmpty()) {
            over = true;
        }
        return open.isEmpty();
    }

    private synchronized void awaitChange() throws InterruptedException {
        if (!open.isEmpty()) {
            wait();
        }
    }

    private synchronized void throwFailure() throws SQLException {
        if (failure instanceof SQLException database) {
            throw database;
        }
        if (failure instanceof RuntimeException wrong) {
            throw wrong;
        }
        if (failure instanceof Error wrong) {
            throw wrong;
        }
    }
}
