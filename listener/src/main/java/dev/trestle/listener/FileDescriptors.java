package dev.trestle.listener;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * The file descriptors of this process. Helidon stops listening for ever when it accepts a connection and there is none
 * left, so that accepting has to wait before. For the one thread that accepts.
 */
final class FileDescriptors {

    /** As many as are accepted without counting again, and 100 ms. */
    private static final int BATCH = 16;

    private static final long PERIOD_NANOS = 100_000_000;

    private final long most = limit() - Math.min(4 * BATCH, limit() / 8);
    private int accepted;
    private long countedAt = System.nanoTime() - PERIOD_NANOS;

    /** How many the process may have open; as good as endless where the system does not tell. */
    static long limit() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount() : Integer.MAX_VALUE;
    }

    private boolean isShort() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                && unix.getOpenFileDescriptorCount() > most;
    }

    /** Waits while nearly all of them are in use. */
    void awaitSpare() {
        if (++accepted % BATCH == 0 || System.nanoTime() - countedAt > PERIOD_NANOS) {
            for (; isShort() && !Thread.currentThread().isInterrupted(); LockSupport.parkNanos(PERIOD_NANOS)) {
                System.getLogger(getClass().getName()).log(
                        Level.WARNING, "File descriptors run short; no connection is accepted until some are free");
            }
            countedAt = System.nanoTime();
        }
    }
}
