package dev.trestle.listener;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Work for a client that ends when the client leaves. Closing it ends the watching: what ends the work does not run
 * afterwards, and closing waits while it runs.
 */
final class ClientWatch {

    /** Work that is shorter is not looked at. */
    private static final long FIRST_LOOK_NANOS = Duration.ofMillis(200).toNanos();

    /** Between two attempts to end the same work. */
    private static final long AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

    private final Client client;
    private final Runnable end;
    private final Set<ClientWatch> open;

    /** The one permit is for ending the work, and for closing, which keeps it. */
    private final Semaphore ending = new Semaphore(1);

    private long nextLook = System.nanoTime() + FIRST_LOOK_NANOS;

    ClientWatch(Client client, Runnable end, Set<ClientWatch> open) {
        this.client = client;
        this.end = end;
        this.open = open;
        open.add(this);
    }

    /** Ends the work if its client has left; for the listener's thread alone. */
    void look(long now) {
        if (now - nextLook >= 0 && client.look()) {
            nextLook = now + AGAIN_NANOS;
            Thread.ofVirtual().start(this::end);
        }
    }

    private void end() {
        if (ending.tryAcquire()) {
            try {
                end.run();
            } finally {
                ending.release();
            }
        }
    }

    void close() {
        open.remove(this);
        ending.acquireUninterruptibly();
    }
}
