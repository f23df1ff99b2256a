package dev.trestle.listener.process;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Work that one thread does while another waits for its end. An interrupt of the one that waits is passed on. */
final class Errand implements Runnable {

    private final ConnectionThread.Work work;
    private final String name = Thread.currentThread().getName();
    private final CountDownLatch done = new CountDownLatch(1);
    private @Nullable Thread worker;
    private boolean isInterrupted;
    private @Nullable Throwable failure;

    Errand(ConnectionThread.Work work) {
        this.work = work;
    }

    /** Does the work under the name of the thread that waits, by which logs know the connection. */
    @Override
    public void run() {
        Thread thread = Thread.currentThread();
        String before = thread.getName();
        thread.setName(name);
        works(thread);
        try {
            work.run();
        } catch (Throwable e) {
            failure = e;
        } finally {
            works(null);
            thread.setName(before);
            done.countDown();
        }
    }

    /** From the end of the work on the thread has other work, which no interrupt is about. */
    private synchronized void works(@Nullable Thread thread) {
        worker = thread;
        if (thread == null) {
            Thread.interrupted();
        } else if (isInterrupted) {
            thread.interrupt();
        }
    }

    private synchronized void interrupt() {
        isInterrupted = true;
        if (worker != null) {
            worker.interrupt();
        }
    }

    /** Waits until the work has ended, and throws what it threw. */
    void await() throws InterruptedException {
        boolean interrupted = false;
        while (true) {
            try {
                done.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        switch (failure) {
            case null -> { }
            case InterruptedException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }
}
