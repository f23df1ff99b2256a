package dev.trestle.runtime.worker;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A thread that works in rounds until it is stopped: when it is woken, and every now and then. */
public abstract class Worker {

    private static final System.Logger LOG = System.getLogger(Worker.class.getName());

    private static final Duration NOT_READY = Duration.ofMillis(50);

    private final String name;
    private final BooleanSupplier isReady;
    private final Signal signal = new Signal();
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;

    /**
     * A worker that has not been started.
     *
     * @param name of its thread, for the log
     * @param isReady whether it may begin its first round
     */
    protected Worker(String name, BooleanSupplier isReady) {
        this.name = name;
        this.isReady = isReady;
    }

    /**
     * Works. Exceptions other than the declared one end the worker.
     *
     * @return the wait until the next round, unless it is woken
     * @throws InterruptedException if it is interrupted, which ends the worker
     */
    protected abstract Duration round() throws InterruptedException;

    private void run() {
        try {
            while (!stopping && !isReady.getAsBoolean()) {
                Thread.sleep(NOT_READY);
            }
            while (!stopping) {
                signal.await(round());
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, () -> name + " was interrupted, as the server stops");
        }
    }

    /** Begins its rounds. */
    public void start() {
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    /** Begins the next round now, or soon if one runs. */
    public void wake() {
        signal.wake();
    }

    /** Begins no more rounds. */
    public void stop() {
        stopping = true;
        signal.wake();
    }

    /**
     * Waits for the round that runs.
     *
     * @param time the maximum wait, positive
     * @return false if it still runs
     * @throws InterruptedException if this thread is interrupted
     */
    public boolean awaitEnd(Duration time) throws InterruptedException {
        Thread started = thread;
        return started == null || started.join(time);
    }

    /**
     * Waits for the rounds that several workers run.
     *
     * @param workers each of them is waited for
     * @param time the maximum wait for all of them together, positive
     * @return false if one still runs
     * @throws InterruptedException if this thread is interrupted
     */
    public static boolean awaitEnd(List<Worker> workers, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        boolean ended = true;
        for (Worker worker : workers) {
            ended &= worker.awaitEnd(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
        return ended;
    }

    /** Ends the round that runs, as the socket of an interrupted virtual thread closes: its transactions are undone. */
    public void interrupt() {
        Thread started = thread;
        if (started != null) {
            started.interrupt();
        }
    }
}
