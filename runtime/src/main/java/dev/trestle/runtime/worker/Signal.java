package dev.trestle.runtime.worker;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one thread; several signals while it is awake are one. */
final class Signal {

    private final Semaphore semaphore = new Semaphore(0);

    void wake() {
        if (semaphore.availablePermits() == 0) {
            semaphore.release();
        }
    }

    void await(Duration time) throws InterruptedException {
        if (semaphore.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
            semaphore.drainPermits();
        }
    }
}
