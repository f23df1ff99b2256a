package dev.trestle.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Sweeps now and then, in a thread of its own. */
final class SweepThread implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SweepThread.class.getName());

    private final Callable<Long> sweep;
    private final Duration interval;
    private final AtomicBoolean started = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    SweepThread(Callable<Long> sweep, Duration interval) {
        this.sweep = sweep;
        this.interval = interval;
    }

    /** The first sweep is after one interval; a second start has no effect. */
    void start() {
        if (started.compareAndSet(false, true)) {
            Thread.ofVirtual().name("trestle-sweeper").start(this::run);
        }
    }

    private void run() {
        try {
            while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                sweep();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        try {
            long deleted = sweep.call();
            if (deleted > 0) {
                LOG.log(Level.INFO, "Deleted " + deleted + " files that no row refers to");
            }
        } catch (IOException | UncheckedIOException | SQLException e) {
            LOG.log(Level.WARNING, () -> "The sweep of media failed: " + e.getMessage());
        } catch (Exception e) {
            LOG.log(Level.ERROR, "The sweep of media failed", e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
