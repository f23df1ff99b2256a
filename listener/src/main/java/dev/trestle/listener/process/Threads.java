package dev.trestle.listener.process;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that serve connections: platform threads while few requests run at once, virtual threads otherwise.
 *
 * <p>A platform thread waits for its socket in one system call, and the system wakes it. A virtual thread takes three of
 * them, a poller that is woken and a carrier that it wakes: twice the CPU time of a small request. Where many requests run at
 * once, carriers and pollers hardly ever wait, and platform threads are the ones that cost more.
 */
public final class Threads implements AutoCloseable {

    /** For each request that counts as few: most connections wait for their next request. */
    private static final int CONNECTIONS = 4;

    /** How long many requests count after they ran, so that connections do not move to and fro. */
    private static final long MEMORY_NANOS = Duration.ofSeconds(1).toNanos();

    private final int few;
    private final Semaphore free;
    private final AtomicInteger running = new AtomicInteger();
    private final ExecutorService platform = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().inheritInheritableThreadLocals(false).name("trestle-connection-", 0).factory());
    private volatile long manyUntil = System.nanoTime();

    /**
     * Platform threads for four connections for each request that counts as few, started when needed.
     *
     * @param few requests at once; 0 for virtual threads alone
     */
    public Threads(int few) {
        this.few = few;
        this.free = new Semaphore(CONNECTIONS * few);
    }

    /** A request runs, or goes on after it has waited for something else. */
    public void requestBegins() {
        if (running.incrementAndGet() > few) {
            manyUntil = System.nanoTime() + MEMORY_NANOS;
        }
    }

    /** A request has ended, or waits. */
    public void requestEnds() {
        running.decrementAndGet();
    }

    /** Whether the present thread is not of the kind that is better now. */
    boolean isOther() {
        boolean fewRun = System.nanoTime() - manyUntil >= 0;
        return Thread.currentThread().isVirtual() ? fewRun && free.availablePermits() > 0 : !fewRun;
    }

    /** Runs work on a thread of the kind that is better now, and waits for its end. */
    void run(ConnectionThread.Work work) throws InterruptedException {
        if (!isOther() || !free.tryAcquire()) {
            work.run();
            return;
        }
        try {
            Errand errand = new Errand(work);
            platform.execute(errand);
            errand.await();
        } finally {
            free.release();
        }
    }

    /** Ends the threads that serve no connection. */
    @Override public void close() { platform.shutdown(); }
}
