package dev.trestle.listener;

import dev.trestle.listener.http1.Awaited;
import dev.trestle.listener.http1.Refusal;
import io.helidon.common.buffers.BufferData;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a client: what the server waits for, and until when.
 *
 * <p>The connection's thread reads and writes; the listener's thread ends what takes too long. A deadline that is over
 * shuts the input down where an answer can still be sent, and closes the connection elsewhere.
 */
final class Client {

    private static final System.Logger LOG = System.getLogger(Client.class.getName());

    /** Stands for a deadline that was acted on. */
    private static final Deadline ACTED_ON = new Deadline(0, Awaited.READER);

    /** An answer goes out in pieces of this size, so that a slow client can be told from one that takes nothing. */
    private static final int PIECE = 32 * 1024;

    /** How long what still comes is thrown away. */
    private static final long LINGER_NANOS = 5_000_000_000L;

    /** As much of a next request as is read while the one before runs. */
    private static final int MOST_AHEAD = 64 * 1024;

    private final SocketChannel channel;
    private final Limits limits;

    /** One permit is for reading and one for writing; looking takes both. */
    private final Semaphore io = new Semaphore(2);

    private final AtomicReference<@Nullable Deadline> readUntil;
    private final Allowance body;
    private final Allowance answer;
    private volatile @Nullable Deadline writeUntil;
    private volatile boolean stopping;
    private volatile boolean left;
    private boolean isHidden;
    private Awaited last = Awaited.REQUEST;
    private long headEnd;

    /** Sent by the client while a request ran. */
    private byte[] ahead = {};

    Client(SocketChannel channel, Limits limits, @Nullable Deadline protocol) {
        this.channel = channel;
        this.limits = limits;
        this.readUntil = new AtomicReference<>(protocol);
        this.body = new Allowance(limits.body(), limits.minRate());
        this.answer = new Allowance(limits.write(), limits.minRate());
    }

    /** The protocol is known: the connection is served from here on, perhaps by what keeps others from reading ahead. */
    void identified(boolean hidden) {
        isHidden = hidden;
        readUntil.set(null);
    }

    /** The head of a request has been read. */
    void requestBegins() {
        last = Awaited.BODY;
        body.reset();
        answer.reset();
    }

    /** No more requests: a connection with none, or with half a head, ends at once, one with a request after it. */
    void stop() {
        stopping = true;
        Deadline until = readUntil.get();
        if (until != null && (until.awaited() == Awaited.REQUEST || until.awaited() == Awaited.HEAD)) {
            act(until);
        }
    }

    /** Reads what comes next and belongs to this, by way of the socket; null at the end. */
    byte @Nullable [] read(Awaited awaited, Supplier<byte @Nullable []> socket) {
        io.acquireUninterruptibly();
        try {
            byte[] bytes = ahead.length > 0 ? ahead : await(deadline(awaited), socket);
            ahead = new byte[0];
            return bytes;
        } finally {
            io.release();
        }
    }

    private Deadline deadline(Awaited awaited) {
        long now = System.nanoTime();
        if (awaited == Awaited.HEAD && last != Awaited.HEAD) {
            headEnd = now + limits.head().toNanos();
        }
        last = awaited;
        return new Deadline(switch (awaited) {
            case REQUEST -> now + limits.idle().toNanos();
            case HEAD -> headEnd;
            case BODY, READER -> body.end(now);
        }, awaited);
    }

    private byte @Nullable [] await(Deadline until, Supplier<byte @Nullable []> socket) {
        long start = System.nanoTime();
        readUntil.set(until);
        if (stopping) {
            stop();
        }
        byte[] bytes = null;
        try {
            bytes = socket.get();
        } catch (RuntimeException e) {
            if (readUntil.get() != ACTED_ON) {
                throw e;
            }
            LOG.log(Level.TRACE, "Ended by a deadline", e);
        }
        if (readUntil.getAndSet(null) == ACTED_ON) {
            if (until.awaited() == Awaited.REQUEST) {
                return null;
            }
            throw (until.awaited() == Awaited.BODY ? Refusal.BODY_TIMEOUT : Refusal.HEAD_TIMEOUT).exception();
        }
        if (until.awaited() == Awaited.BODY && bytes != null) {
            body.use(System.nanoTime() - start, bytes.length);
        }
        return bytes;
    }

    void write(BufferData data, Consumer<BufferData> out) {
        io.acquireUninterruptibly();
        try {
            for (int rest = data.available(); rest > 0; rest -= PIECE) {
                long start = System.nanoTime();
                writeUntil = new Deadline(answer.end(start), Awaited.READER);
                out.accept(rest > PIECE ? piece(data) : data);
                answer.use(System.nanoTime() - start, Math.min(rest, PIECE));
            }
        } finally {
            writeUntil = null;
            io.release();
        }
    }

    private static BufferData piece(BufferData data) {
        byte[] bytes = new byte[PIECE];
        return BufferData.createReadOnly(bytes, 0, data.read(bytes));
    }

    /**
     * No more is sent, and incoming data is discarded for a while: otherwise the connection is reset, and a client
     * that is still sending may lose the answer (RFC 9112 section 9.6).
     */
    void linger(Supplier<byte @Nullable []> socket) {
        Deadline until = new Deadline(System.nanoTime() + LINGER_NANOS, Awaited.REQUEST);
        try {
            if (!isHidden) {
                channel.shutdownOutput();
            }
            while (await(until, socket) != null) {
                LOG.log(Level.TRACE, "Sent behind the end");
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.TRACE, "Already closed", e);
        }
    }

    /** Ends what takes too long; whether the connection is still open. */
    boolean check(long now) {
        Deadline read = readUntil.get();
        if (read != null && now - read.end() >= 0) {
            act(read);
        }
        Deadline write = writeUntil;
        if (write != null && now - write.end() >= 0) {
            end(write);
        }
        return channel.isOpen();
    }

    private void act(Deadline until) {
        if (until != ACTED_ON && readUntil.compareAndSet(until, ACTED_ON)) {
            end(until);
        }
    }

    /** Half a request gets an answer yet. */
    private void end(Deadline until) {
        try {
            if (until.awaited() == Awaited.HEAD || until.awaited() == Awaited.BODY) {
                channel.shutdownInput();
            } else {
                channel.close();
            }
        } catch (Throwable e) {
            log(e);
        }
    }

    /** The thread that looks goes on with the next client, whatever became of this one. */
    private static void log(Throwable e) {
        LOG.log(e instanceof IOException ? Level.TRACE : Level.ERROR, "A connection has failed", e);
    }

    boolean hasLeft() { return left; }

    /**
     * Looks whether the client has left, by reading what it may have sent meanwhile; for the listener's thread, and never
     * waits. It cannot be seen with TLS, nor where another thread may be writing.
     */
    boolean look() {
        if (!isHidden && !left && ahead.length < MOST_AHEAD && io.tryAcquire(2)) {
            try {
                left = isAtEnd();
            } finally {
                io.release(2);
            }
        }
        return left;
    }

    private boolean isAtEnd() {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(MOST_AHEAD / 8);
            channel.configureBlocking(false);
            int count = channel.read(buffer);
            channel.configureBlocking(true);
            if (count > 0) {
                ahead = Arrays.copyOf(ahead, ahead.length + count);
                buffer.flip().get(ahead, ahead.length - count, count);
            }
            return count < 0;
        } catch (Throwable e) {
            log(e);
            end(ACTED_ON);
            return true;
        }
    }
}
