package dev.trestle.runtime.pool;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A socket with long read timeouts, which one thread watches for all of these sockets. A virtual thread that reads
 * with a timeout of the socket's own parks with a timer for each read.
 */
final class WatchedSocket extends Socket {

    private static final System.Logger LOG = System.getLogger(WatchedSocket.class.getName());
    /** How often the thread looks; a shorter timeout is the socket's own. */
    private static final int PRECISION_MILLIS = 1000;
    /** Open ones that have or had a long timeout. */
    private static final Set<WatchedSocket> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Thread.ofPlatform().name("trestle-read-timeouts").daemon().start(WatchedSocket::watch);
    }

    private volatile int timeoutMillis;
    private volatile boolean timedOut;
    /** When the current read, or connecting, began, by {@link System#nanoTime}; 0 for none. */
    private volatile long readSince;

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        super.setSoTimeout(millis < PRECISION_MILLIS ? millis : 0);
        timeoutMillis = millis;
        if (millis >= PRECISION_MILLIS) {
            OPEN.add(this);
        }
    }

    @Override
    public int getSoTimeout() throws SocketException {
        super.getSoTimeout();
        return timeoutMillis;
    }

    /** With a timeout of the socket's own each read of a platform thread would take three system calls from then on. */
    @Override
    public void connect(SocketAddress peer, int millis) throws IOException {
        if (millis < PRECISION_MILLIS) {
            super.connect(peer, millis);
            return;
        }
        int timeoutOfReads = timeoutMillis;
        timeoutMillis = millis;
        OPEN.add(this);
        readSince = System.nanoTime() | 1;
        try {
            super.connect(peer, 0);
        } catch (SocketException e) {
            throw timedOut ? timeout("Connect timed out", e) : e;
        } finally {
            readSince = 0;
            timeoutMillis = timeoutOfReads;
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                readSince = System.nanoTime() | 1;
                try {
                    return in.read(bytes, offset, length);
                } catch (SocketException e) {
                    throw timedOut ? timeout("Read timed out", e) : e;
                } finally {
                    readSince = 0;
                }
            }
        };
    }

    private static SocketTimeoutException timeout(String message, SocketException cause) {
        SocketTimeoutException timeout = new SocketTimeoutException(message);
        timeout.initCause(cause);
        return timeout;
    }

    @Override
    public void close() throws IOException {
        OPEN.remove(this);
        super.close();
    }

    private boolean isOverdue() {
        int limit = timeoutMillis;
        long since = readSince;
        return limit >= PRECISION_MILLIS && since != 0
                && System.nanoTime() - since > TimeUnit.MILLISECONDS.toNanos(limit);
    }

    private static void watch() {
        while (true) {
            try {
                Thread.sleep(PRECISION_MILLIS);
            } catch (InterruptedException e) {
                // Whoever interrupts threads by their names does not mean the timeouts of all pools.
                continue;
            }
            OPEN.stream().filter(WatchedSocket::isOverdue).forEach(WatchedSocket::end);
        }
    }

    private void end() {
        timedOut = true;
        try {
            close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A connection to the database that does not answer cannot be closed", e);
        }
    }
}
