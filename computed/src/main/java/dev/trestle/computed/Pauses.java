package dev.trestle.computed;

import java.time.Duration;

/** Pauses between attempts to store a value: short ones at first, and all of them within a time. */
final class Pauses {

    private static final long SHORTEST = 50;
    private static final long LONGEST = 500;

    private final long end;
    private long millis = SHORTEST;

    Pauses(Duration time) {
        this.end = System.nanoTime() + time.toNanos();
    }

    /** Pauses; false at once if the time is over. */
    boolean next() throws InterruptedException {
        if (System.nanoTime() - end >= 0) {
            return false;
        }
        Thread.sleep(millis);
        millis = Math.min(LONGEST, millis * 2);
        return true;
    }
}
