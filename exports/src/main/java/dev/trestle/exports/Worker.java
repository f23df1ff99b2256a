package dev.trestle.exports;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A thread that works in rounds until it is stopped: when it is woken, and every now and then. */
abstract class Worker {

    private static final System.Logger LOG = System.getLogger(Worker.class.getName());

    private static final Duration NOT_READY = Duration.ofMillis(50);

    private final BooleanSupplier isReady;
    private final Signal signal = new Signal();
    private final Thread thread;
    private volatile boolean stopping;

    /**
     * A worker that has not been started.
     *
     * @param isReady whether it may begin its first round
     */
    Worker(String name, BooleanSupplier isReady) {
        this.isReady = isReady;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /**
     * Works.
     *
     * @return the wait until the next round, unless it is woken
     */
    abstract Duration round() throws InterruptedException;

    private void run() {
        try {
            while (!stopping && !isReady.getAsBoolean()) {
                Thread.sleep(NOT_READY);
            }
            while (!stopping) {
                signal.await(round());
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, () -> thread.getName() + " was interrupted, as the server stops");
        }
    }

    void start() {
        thread.start();
    }

    void wake() {
        signal.wake();
    }

    /** Begins no more rounds. */
    void stop() {
        stopping = true;
        signal.wake();
    }

    /** Waits for the round that runs; false if it still does. */
    boolean awaitEnd(Duration time) throws InterruptedException {
        return thread.join(time);
    }

    /** Ends the round that runs, as the socket of an interrupted virtual thread closes: its transactions are undone. */
    void interrupt() {
        thread.interrupt();
    }
}
