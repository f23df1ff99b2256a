package dev.trestle.data;

import dev.trestle.runtime.HttpProblem;
import io.helidon.http.Status;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads of DuckDB: platform threads, as a virtual thread keeps its carrier in native code, so that a few slow
 * queries would stop all requests.
 */
final class Workers implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Workers.class.getName());
    private static final long PERIOD_NANOS = 20_000_000;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Duration queueTimeout;
    private final ThreadPoolExecutor pool;
    private final Set<Execution> executions = ConcurrentHashMap.newKeySet();
    private final Thread watchdog = Thread.ofPlatform().daemon().name("trestle-data-watch").unstarted(this::watch);

    Workers(DataConfig config) {
        this.queueTimeout = config.queueTimeout();
        this.pool = new ThreadPoolExecutor(config.workers(), config.workers(), 0, TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.queue()), Thread.ofPlatform().daemon().name("trestle-data-", 0).factory());
        watchdog.start();
    }

    /**
     * Has a worker run it; returns when it has begun.
     *
     * @throws HttpProblem 503 if no worker is free in time
     */
    void start(Execution execution) {
        executions.add(execution);
        LockSupport.unpark(watchdog);
        try {
            pool.execute(execution);
            if (execution.begins(queueTimeout)) {
                return;
            }
        } catch (RejectedExecutionException e) {
            executions.remove(execution);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (pool.remove(execution)) {
            executions.remove(execution);
        }
        execution.stop(Execution.Stop.ABANDONED);
        throw HttpProblem.status(Status.SERVICE_UNAVAILABLE_503)
                .detail("Too many queries of files are running").retryAfter(SOON).build();
    }

    /** Only this thread cancels statements: DuckDB has no place on the threads of requests. */
    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            if (executions.isEmpty()) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, PERIOD_NANOS);
            }
            for (Execution execution : executions) {
                check(execution);
            }
        }
    }

    private void check(Execution execution) {
        try {
            if (!execution.check(System.nanoTime())) {
                executions.remove(execution);
            }
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "A query of a file cannot be cancelled", e);
        }
    }

    /** Stops all queries, and waits for their ends. */
    @Override
    public void close() {
        pool.shutdownNow();
        executions.forEach(execution -> execution.stop(Execution.Stop.CLOSED));
        try {
            if (!pool.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "A query of a file does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        watchdog.interrupt();
    }
}
