package dev.trestle.listener;

import dev.trestle.listener.http1.Awaited;
import dev.trestle.listener.process.FileDescriptors;
import dev.trestle.listener.process.Threads;
import io.helidon.common.socket.SocketOptions;
import io.helidon.config.Config;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.spi.ServerConnectionSelectorProvider;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Deadlines and limits for the connections of a Helidon server, and the detection of clients that leave.
 *
 * <p>They apply to HTTP/1.1 on the default socket. Connections of another protocol on the class path, such as HTTP/2,
 * have no deadlines, and with such a protocol no connection has one before its first request.
 */
public final class Listener implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Listener.class.getName());
    private static final long PERIOD_NANOS = 100_000_000;

    /** Whether there is no other protocol; its connections would not be removed from the map. */
    private static final boolean ALONE = ServiceLoader.load(ServerConnectionSelectorProvider.class).stream().count() == 1;

    private final Limits limits;
    private final FileDescriptors descriptors = new FileDescriptors();
    private final Threads threads;
    private final Map<Ends, Client> clients = new ConcurrentHashMap<>();
    private final Map<Thread, Client> serving = new ConcurrentHashMap<>();
    private final Waits waits;
    private final Set<ClientWatch> watches = ConcurrentHashMap.newKeySet();
    private final Thread watchdog = Thread.ofPlatform().daemon().name("trestle-listener").unstarted(this::watch);
    private volatile @Nullable Thread acceptor;

    /** Both ends of a connection, which no two connections share. */
    private record Ends(SocketAddress local, SocketAddress remote) {}

    /**
     * A listener for a server.
     *
     * @param limits of connections
     */
    public Listener(Limits limits) {
        this.limits = limits;
        this.threads = new Threads(limits.fewRequests());
        this.waits = new Waits(Math.max(1, limits.maxRequests() / 2));
    }

    /**
     * Configures a server, and watches its connections until this is closed.
     *
     * @param server to be changed; not configured yet
     * @param config Helidon's own keys for a server; they take precedence over the limits
     */
    public void install(WebServerConfig.Builder server, Config config) {
        // Helidon's own timeout only takes what this one leaves.
        server.maxTcpConnections(limits.maxConnections()).idleConnectionTimeout(limits.idle().plusMinutes(1));
        if (!config.get("concurrency-limit").exists()) {
            server.maxConcurrentRequests(limits.maxRequests());
        }
        StrictHttp1.install(server, config, this);
        server.config(config);
        server.connectionOptions(telling(server.connectionOptions().orElseGet(SocketOptions::create)));
        if (!watchdog.isAlive()) {
            watchdog.start();
        }
    }

    /** Options that tell of each socket they are set on: the one place where Helidon shows a socket before TLS. */
    private SocketOptions telling(SocketOptions options) {
        Class<?>[] type = {SocketOptions.class};
        return (SocketOptions) Proxy.newProxyInstance(type[0].getClassLoader(), type, (proxy, method, arguments) -> {
            if (arguments != null && arguments[0] instanceof SocketChannel channel) {
                accepted(channel);
            }
            try {
                return method.invoke(options, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    /** On the thread that accepts, before it accepts the next. */
    private void accepted(SocketChannel channel) throws IOException {
        acceptor = Thread.currentThread();
        // A UNIX domain socket has no address to know it by.
        if (channel.getRemoteAddress() instanceof InetSocketAddress remote) {
            Deadline protocol = new Deadline(System.nanoTime() + limits.idle().toNanos(), Awaited.REQUEST);
            clients.put(new Ends(channel.getLocalAddress(), remote),
                    new Client(channel, limits, ALONE ? protocol : null));
        }
        descriptors.awaitSpare();
    }

    /** The client of a connection; null for one that is not looked after. */
    @Nullable Client client(ConnectionContext context) {
        Client client = clients.get(new Ends(context.localPeer().address(), context.remotePeer().address()));
        if (client != null) {
            client.identified(context.isSecure() || context.listenerContext().config().writeQueueLength() > 1);
        }
        return client;
    }

    /** From now on this thread works for a client, or for none. */
    void serves(@Nullable Client client) {
        if (client == null) {
            serving.remove(Thread.currentThread());
        } else {
            serving.put(Thread.currentThread(), client);
        }
    }

    Threads threads() { return threads; }

    /**
     * Watches the client whose request this thread processes.
     *
     * @param end ends the work when the client has left, on another thread; it runs once a second until the watch is
     *     closed
     * @return to be closed when the work has ended, after which {@code end} does not run; has no effect in a thread
     *     without a client
     */
    public Runnable watch(Runnable end) {
        Client client = serving.get(Thread.currentThread());
        return client == null ? () -> { } : new ClientWatch(client, end, watches)::close;
    }

    /**
     * Lets the request of this thread wait for other work. It ends early when its client leaves, and when the server
     * stops. It does not count as running, but at most half of the maximum number of requests can wait at once.
     *
     * @param signal counted down when the wait is over
     * @param time the maximum wait
     * @return false if it ended early, or too many requests wait already: the request should be answered now
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean await(CountDownLatch signal, Duration time) throws InterruptedException {
        boolean isCounted = serving.containsKey(Thread.currentThread());
        if (isCounted) {
            threads.requestEnds();
        }
        try {
            return waits.await(signal, time, this::watch);
        } finally {
            if (isCounted) {
                threads.requestBegins();
            }
        }
    }

    /**
     * Whether the client of this thread has left while work was watched.
     *
     * @return also false if that cannot be detected
     */
    public boolean hasLeft() {
        return serving.get(Thread.currentThread()) instanceof Client client && client.hasLeft();
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(PERIOD_NANOS);
            try {
                look(System.nanoTime());
            } catch (Throwable e) {
                LOG.log(Level.ERROR, "The check of the connections failed", e);
            }
        }
    }

    /** A server that accepts no more is stopping, and does not wait for idle connections. */
    private void look(long now) {
        if (acceptor instanceof Thread thread && !thread.isAlive()) {
            clients.values().forEach(Client::stop);
            waits.end();
        }
        clients.values().removeIf(client -> !client.check(now));
        watches.forEach(watch -> watch.look(now));
    }

    /** Stops watching, after the server has stopped. */
    @Override
    public void close() {
        watchdog.interrupt();
        threads.close();
    }
}
