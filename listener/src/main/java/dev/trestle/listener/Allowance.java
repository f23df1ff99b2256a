package dev.trestle.listener;

import java.time.Duration;

/**
 * The time for which a client may still keep the server waiting: waiting uses it up, and transferred bytes add to it.
 * Only the time in which the server waits is counted, so a slow disk is not the client's fault. For one thread.
 */
final class Allowance {

    private final long most;
    private final double nanosPerByte;
    private long left;

    Allowance(Duration most, int minRate) {
        this.most = most.toNanos();
        this.nanosPerByte = minRate == 0 ? this.most : 1e9 / minRate;
        this.left = this.most;
    }

    void reset() { left = most; }

    /** When it is used up, if nothing comes through from now on. */
    long end(long now) { return now + left; }

    void use(long nanos, int bytes) {
        left = Math.min(most, left - nanos + (long) (bytes * nanosPerByte));
    }
}
