package dev.trestle.listener;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** Requests that wait for other work, which all end when the server stops. */
final class Waits {

    private final Semaphore free;
    private final Set<Runnable> open = ConcurrentHashMap.newKeySet();

    /** At most {@code max} at once: the other requests of a server are for work. */
    Waits(int max) {
        this.free = new Semaphore(max);
    }

    /** False if the wait ended early, or did not begin; {@code watch} ends it when the client leaves. */
    boolean await(CountDownLatch signal, Duration time, UnaryOperator<Runnable> watch) throws InterruptedException {
        if (!free.tryAcquire()) {
            return false;
        }
        AtomicBoolean isEarly = new AtomicBoolean();
        Runnable end = () -> {
            isEarly.set(true);
            signal.countDown();
        };
        open.add(end);
        Runnable unwatch = watch.apply(end);
        try {
            signal.await(time.toNanos(), TimeUnit.NANOSECONDS);
            return !isEarly.get();
        } finally {
            unwatch.run();
            open.remove(end);
            free.release();
        }
    }

    void end() {
        open.forEach(Runnable::run);
    }
}
