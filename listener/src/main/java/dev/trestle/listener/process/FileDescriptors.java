package dev.trestle.listener.process;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * The file descriptors of this process. Helidon stops listening for ever when it accepts a connection and there is none
 * left, so that accepting has to wait before. For the one thread that accepts.
 */
public final class FileDescriptors {

    /** As many as are accepted without counting again, and 100 ms. */
    private static final int BATCH = 16;

    private static final long PERIOD_NANOS = 100_000_000;

    private static final System.Logger LOG = System.getLogger(FileDescriptors.class.getName());

    private final long spare = Math.min(4 * BATCH, limit() / 8);
    private int accepted;
    private boolean isShort;
    private long countedAt = System.nanoTime() - PERIOD_NANOS;

    /** For one thread that accepts. */
    public FileDescriptors() {}

    /** How many the process may have open; as good as endless where the system does not tell. */
    public static long limit() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount() : Integer.MAX_VALUE;
    }

    private static long free() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount() : Integer.MAX_VALUE;
    }

    /** Waits while nearly all of them are in use. */
    public void awaitSpare() {
        if (++accepted % BATCH == 0 || System.nanoTime() - countedAt > PERIOD_NANOS) {
            for (; free() < spare && !Thread.currentThread().isInterrupted(); LockSupport.parkNanos(PERIOD_NANOS)) {
                if (!isShort) {
                    LOG.log(Level.WARNING, "File descriptors run short; new connections are accepted when others have closed");
                }
                isShort = true;
            }
            // More than a few connections take up again.
            if (isShort && free() > 2 * spare) {
                LOG.log(Level.INFO, "File descriptors are available again");
                isShort = false;
            }
            countedAt = System.nanoTime();
        }
    }
}
