package dev.trestle.listener;

import dev.trestle.listener.http1.Awaited;
import dev.trestle.listener.http1.StrictReader;
import dev.trestle.listener.process.ConnectionThread;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.spi.ServerConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose bytes are read by {@link StrictReader}, by the deadlines of its client; what HTTP/1.1 works with, and
 * what the server has HTTP/1.1 by.
 */
final class StrictConnection implements ConnectionContext, ServerConnection, InterruptableTask<Void> {

    private final ConnectionContext context;
    private final @Nullable Client client;
    private final StrictReader reader;
    private final DataWriter writer;
    private final Listener listener;
    private final ConnectionThread thread;
    private final Function<ConnectionContext, ServerConnection> protocol;
    private volatile ServerConnection http;
    private boolean isClosed;
    private boolean hasEnded;

    StrictConnection(
            ConnectionContext context, Listener listener, Function<ConnectionContext, ServerConnection> protocol) {
        this.context = context;
        this.listener = listener;
        this.client = listener.client(context);
        this.thread = new ConnectionThread(listener.threads());
        this.protocol = protocol;
        this.reader = new StrictReader(this::read);
        this.writer = client == null ? context.dataWriter() : new TimedWriter(context.dataWriter(), client);
        this.http = protocol.apply(this);
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        try {
            thread.serve(() -> serve(limit));
        } finally {
            if (client != null) {
                client.linger(this::fromSocket);
            }
        }
    }

    /** On any thread, until the connection ends or another thread is better for its next request. */
    private void serve(Limit limit) throws InterruptedException {
        boolean moves = false;
        listener.serves(client);
        try {
            http.handle(limit);
        } catch (ConnectionThread.Moved e) {
            moves = true;
            throw e;
        } finally {
            listener.serves(null);
            leave(moves);
        }
    }

    /** HTTP/1.1 knows its thread, and begins anew on another one; it must not interrupt this one any more. */
    private synchronized void leave(boolean moves) {
        hasEnded = !moves;
        if (moves) {
            http = protocol.apply(this);
        }
        if (moves && isClosed) {
            http.close(false);
        }
    }

    @Override
    public synchronized void close(boolean interrupt) {
        isClosed = true;
        if (!hasEnded) {
            http.close(interrupt);
        }
    }

    @SuppressWarnings("removal")
    @Override public void handle(Semaphore requests) throws InterruptedException { http.handle(requests); }
    @Override public Duration idleTime() { return http.idleTime(); }
    @Override public boolean canInterrupt() { return http instanceof InterruptableTask<?> task && task.canInterrupt(); }

    private byte @Nullable [] read() {
        Awaited awaited = reader.awaited();
        if (awaited == Awaited.REQUEST) {
            thread.requestEnds();
        }
        return client == null ? fromSocket() : client.read(awaited, this::fromSocket);
    }

    private byte @Nullable [] fromSocket() {
        try {
            return context.dataReader().readBuffer().readBytes();
        } catch (DataReader.InsufficientDataAvailableException e) {
            return null;
        }
    }

    /** The head of a request has been read. */
    void headersRead() {
        reader.headersRead();
        thread.requestBegins();
        if (client != null) {
            client.requestBegins();
        }
    }

    /** No request is read after the one that is being answered; without one the connection ends anyhow. */
    void endAfterRequest() {
        if (reader.isInRequest()) {
            http.close(false);
        }
    }

    @Override public DataReader dataReader() { return reader; }
    @Override public DataWriter dataWriter() { return writer; }
    @Override public ListenerContext listenerContext() { return context.listenerContext(); }
    @Override public ExecutorService executor() { return context.executor(); }
    @Override public Router router() { return context.router(); }
    @Override public Optional<ProxyProtocolData> proxyProtocolData() { return context.proxyProtocolData(); }
    @Override public HelidonSocket serverSocket() { return context.serverSocket(); }
    @Override public PeerInfo remotePeer() { return context.remotePeer(); }
    @Override public PeerInfo localPeer() { return context.localPeer(); }
    @Override public boolean isSecure() { return context.isSecure(); }
    @Override public String socketId() { return context.socketId(); }
    @Override public String childSocketId() { return context.childSocketId(); }

    /** Writes by the deadlines of the client. */
    private record TimedWriter(DataWriter out, Client client) implements DataWriter {
        @Override public void write(BufferData... data) { client.write(BufferData.create(data), out::write); }
        @Override public void write(BufferData data) { client.write(data, out::write); }
        @Override public void writeNow(BufferData... data) { client.write(BufferData.create(data), out::writeNow); }
        @Override public void writeNow(BufferData data) { client.write(data, out::writeNow); }
        @Override public void flush() { out.flush(); }
    }
}
