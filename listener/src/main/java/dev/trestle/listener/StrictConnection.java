package dev.trestle.listener;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.spi.ServerConnection;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/** A connection whose bytes are read by {@link StrictReader}. */
final class StrictConnection implements ConnectionContext {

    private final ConnectionContext context;
    private final StrictReader reader;
    private final ServerConnection connection;

    StrictConnection(ConnectionContext context, Function<ConnectionContext, ServerConnection> http) {
        this.context = context;
        this.reader = new StrictReader(() -> context.dataReader().readBuffer().readBytes());
        this.connection = http.apply(this);
    }

    ServerConnection connection() {
        return connection;
    }

    StrictReader reader() {
        return reader;
    }

    /** No request is read after the one that is being answered; without one the connection ends anyhow. */
    void endAfterRequest() {
        if (reader.isInRequest()) {
            connection.close(false);
        }
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public DataWriter dataWriter() {
        return context.dataWriter();
    }

    @Override
    public ListenerContext listenerContext() {
        return context.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return context.executor();
    }

    @Override
    public Router router() {
        return context.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
        return context.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
        return context.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return context.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return context.localPeer();
    }

    @Override
    public boolean isSecure() {
        return context.isSecure();
    }

    @Override
    public String socketId() {
        return context.socketId();
    }

    @Override
    public String childSocketId() {
        return context.childSocketId();
    }
}
