package dev.trestle.runtime.service;

import dev.trestle.listener.Listener;
import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.RequestBody;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.pool.DatabasePool;
import dev.trestle.runtime.postgres.Expected;
import dev.trestle.runtime.routing.AnswerHeaders;
import dev.trestle.runtime.routing.DirectProblems;
import dev.trestle.runtime.routing.KnownRoutes;
import dev.trestle.runtime.routing.Routes;
import dev.trestle.runtime.settings.Settings;
import io.helidon.common.socket.SocketOptions;
import io.helidon.config.Config;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.health.HealthObserver;
import io.helidon.webserver.observe.health.HealthObserverConfig;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * A service: the database, JSON over HTTP, and the check of the schema, which all generated handlers share.
 *
 * <p>Its configuration:
 *
 * <table>
 * <caption>Keys, defaults and meaning</caption>
 * <tr><td>{@code database.url}</td><td>required</td><td>{@code jdbc:postgresql://host/name}; parameters of the
 * URL take precedence over the keys below</td></tr>
 * <tr><td>{@code database.username}, {@code database.password}</td><td>none</td><td></td></tr>
 * <tr><td>{@code database.pool-size}</td><td>10</td><td>maximum number of connections</td></tr>
 * <tr><td>{@code database.stream-pool-size}</td><td>{@code database.pool-size}</td><td>maximum number of further connections, for streamed
 * answers, where a slow client holds a connection; opened when needed</td></tr>
 * <tr><td>{@code database.connection-timeout}</td><td>PT5S</td><td>maximum time that a request waits for a connection</td></tr>
 * <tr><td>{@code database.statement-timeout}</td><td>PT30S</td><td>maximum time of a statement</td></tr>
 * <tr><td>{@code max-body-size}</td><td>1048576</td><td>maximum size of the body of a request, in bytes</td></tr>
 * <tr><td>{@code max-json-depth}</td><td>64</td><td>maximum nesting of a JSON body</td></tr>
 * <tr><td>{@code max-digits}</td><td>1000</td><td>maximum number of digits for numeric without precision, json and jsonb,
 * including the digits that an exponent adds</td></tr>
 * <tr><td>{@code max-rows}</td><td>100000</td><td>maximum number of rows of a result in memory; 0 for no limit</td></tr>
 * <tr><td>{@code max-result-size}</td><td>67108864</td><td>maximum size of a result in memory, in bytes as the database sends it</td></tr>
 * <tr><td>{@code http.head-timeout}</td><td>PT10S</td><td>maximum time from the first byte of a request until its head
 * is complete </td></tr>
 * <tr><td>{@code http.body-timeout}</td><td>PT30S</td><td>maximum time that a client may pause while it sends a body</td></tr>
 * <tr><td>{@code http.write-timeout}</td><td>PT1M</td><td>maximum time that a client may pause while it reads an answer</td></tr>
 * <tr><td>{@code http.min-rate}</td><td>500</td><td>bytes per second; a slower body or answer uses up the time of
 * {@code http.body-timeout} or {@code http.write-timeout}; 0 for no minimum</td></tr>
 * <tr><td>{@code http.idle-timeout}</td><td>PT75S</td><td>maximum time that a connection may be open without a request</td></tr>
 * <tr><td>{@code http.max-connections}</td><td>half of the file descriptors that the process may open, at most 8192</td>
 * <td>maximum number of connections; further ones wait</td></tr>
 * <tr><td>{@code http.max-requests}</td><td>1000</td><td>maximum number of concurrent requests; further ones are answered with 503</td></tr>
 * <tr><td>{@code http.few-requests}</td><td>4 for each processor</td><td>number of concurrent requests up to which connections are
 * served by platform threads, 4 for each such request, at half of the CPU time; more are served by virtual threads; 0 for
 * virtual threads alone</td></tr>
 * <tr><td>{@code public-url}</td><td>{@code http://localhost:<port>}</td><td>the URL of the service for clients, used for links
 * in answers</td></tr>
 * <tr><td>{@code ready-with-differences}</td><td>false</td><td>whether the service is ready although the schema of the
 * database differs, so that some routes answer 503</td></tr>
 * <tr><td>{@code prefix}</td><td>none</td><td>put before the paths of the service itself, {@code /media}, {@code /jobs},
 * {@code /exports}, {@code /computed}, {@code /history} and {@code /switches}; usually the {@code prefix} of the routes file, such as {@code /api/v1}</td></tr>
 * </table>
 *
 * <p>{@link Settings} describes the format of durations and sizes.
 */
public final class Trestle implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Trestle.class.getName());

    /** Connections that a pool beside the service's own keeps while it has nothing to do. */
    private static final int IDLE = 1;

    private final Settings settings;
    private final UnaryOperator<DataSource> connections;
    private final int maxRows;
    private final long maxResultSize;
    private final DatabasePool pool;
    private final List<DatabasePool> morePools = new CopyOnWriteArrayList<>();
    private final List<ServerPart> parts = new CopyOnWriteArrayList<>();
    private final Listener listener;
    private final SchemaCheck schema;
    private final Database database;
    private final JsonHttp json;
    private final AtomicLong maxBodySize;
    private final KnownRoutes routes = new KnownRoutes();
    private final ClientView view;
    private volatile ServiceFiles files = ServiceFiles.NONE;

    private Trestle(Config config, UnaryOperator<DataSource> connections) {
        this.connections = connections;
        this.settings = Settings.of(config);
        int maxJsonSize = (int) settings.size("max-body-size", 1024 * 1024, Integer.MAX_VALUE);
        int maxJsonDepth = settings.number("max-json-depth", 64, 1);
        this.view = new ClientView(settings);
        this.maxBodySize = new AtomicLong(maxJsonSize);
        this.maxRows = settings.number("max-rows", 100_000, 0);
        this.maxResultSize = settings.size("max-result-size", 64L << 20, Long.MAX_VALUE / 2);
        this.listener = new Listener(HttpLimits.of(settings.at("http")));
        this.pool = new DatabasePool(settings.at("database"), maxResultSize);
        this.json = new JsonHttp(maxJsonSize, maxJsonDepth, settings.number("max-digits", 1000, 1));
        this.schema = new SchemaCheck(pool("trestle-schema", 1), settings.flag("ready-with-differences", false));
        int streams = settings.at("database").number("stream-pool-size", settings.at("database").number("pool-size", 10, 1), 1);
        this.database = database(pool()).streamingBy(connections.apply(pool("trestle-streams", streams, 0, maxResultSize)));
    }

    /**
     * Opens the pool; the database need not be available yet.
     *
     * @param config the node with the keys above
     * @return to be closed, unless a server made by {@link #server} does so
     * @throws RuntimeException if a key is missing or malformed
     */
    public static Trestle create(Config config) {
        return create(config, UnaryOperator.identity());
    }

    /**
     * The same for a test, whose requests use other connections; background work has pools of its own.
     *
     * @param config the node with the keys above
     * @param connections from the pools of requests to the sources that they use instead
     * @return closed as {@link #create(Config)} says
     */
    public static Trestle create(Config config, UnaryOperator<DataSource> connections) {
        return new Trestle(config, connections);
    }

    /**
     * The configuration, for the parts of a service; they read all of their keys before the server is made.
     *
     * @return reads from the node that this object was made from
     */
    public Settings settings() { return settings; }

    /** The service's own pool, closed with this object. */
    public DataSource pool() { return connections.apply(pool.source()); }

    /** Whether requests wait for a connection of {@link #pool()}, so that other work should rest. */
    public boolean requestsWait() { return pool.hasWaiting(); }

    /**
     * Opens another pool, for work that must not use the connections of requests.
     *
     * @param name for logs
     * @param size maximum number of connections
     * @return closed with this object
     */
    public DataSource pool(String name, int size) {
        return pool(name, size, IDLE, maxResultSize);
    }

    /**
     * Opens a pool as {@link #pool(String, int)} does.
     *
     * @param name for logs
     * @param size maximum number of connections
     * @param maxResultSize bytes of a result, instead of {@code max-result-size}; 0 for any number
     * @return closed with this object
     */
    public DataSource pool(String name, int size, long maxResultSize) {
        return pool(name, size, IDLE, maxResultSize);
    }

    private DataSource pool(String name, int size, int idle, long maxResultSize) {
        DatabasePool more = new DatabasePool(settings.at("database"), name, size, idle, maxResultSize);
        morePools.add(more);
        return more.source();
    }

    /**
     * The database, with the connections of another pool.
     *
     * @param other from {@link #pool(String, int)}
     * @return a new one
     */
    public Database database(DataSource other) {
        return new Database(other, schema, () -> files.attachments(), key -> files.link(key), listener, maxRows);
    }

    /**
     * Adds a part to the server; before {@link #server}.
     *
     * @param part starts and stops with the server
     */
    public void attach(ServerPart part) { parts.add(part); }

    /**
     * Whether all parts of the service have started, so that background work can run.
     *
     * @return false while some of it would fail
     */
    public boolean partsHaveBegun() {
        return parts.stream().allMatch(ServerPart::hasBegun);
    }

    /**
     * Whether {@link #publicUrl} is known. Work in the background waits for it, because links to files need it.
     *
     * @return false if it is not configured, and no server has started
     */
    public boolean hasUrl() { return view.hasUrl(); }

    /**
     * The URL of the service for clients: as configured, or this machine and the port of the server.
     *
     * @return without a slash at the end
     * @throws IllegalStateException if it is not configured, and no server has started
     */
    public URI publicUrl() { return view.url(); }

    /**
     * A path of this service for clients: with the path of {@code public-url} before it.
     *
     * @param path such as that of a route
     * @return for {@code Location}
     * @throws IllegalStateException as {@link #publicUrl} does
     */
    public String location(String path) {
        return publicUrl().getRawPath() + path;
    }

    /**
     * A path of the service besides its routes.
     *
     * @param path such as {@code /jobs/}
     * @return with {@code prefix} before it
     */
    public String ownPath(String path) { return view.prefix() + path; }

    /** The database; the same each time. */
    public Database database() { return database; }

    /** Watches clients, for work that ends when they leave; the same each time. */
    public Listener listener() { return listener; }

    /** JSON over HTTP; the same each time. */
    public JsonHttp json() { return json; }

    /** The files of the service; {@link ServiceFiles#NONE} before some are attached. */
    public ServiceFiles files() { return files; }

    /**
     * Attaches the files of the service, before routes that need them are made.
     *
     * @param attached closed with this object
     * @throws IllegalStateException if there are some already
     */
    public void attach(ServiceFiles attached) {
        if (files != ServiceFiles.NONE) {
            throw new IllegalStateException("The service has its files already");
        }
        files = attached;
    }

    /**
     * Raises the maximum size of bodies beyond that of JSON; before {@link #server}.
     *
     * @param size bytes
     */
    public void takeBodies(long size) { maxBodySize.accumulateAndGet(size, Math::max); }

    /**
     * Adds the schema that generated code expects, and checks it if the database can be reached. While there are
     * differences, they are logged, the service is not ready, and the routes that they affect answer 503.
     *
     * @param expected the whole expected schema of an API
     */
    public void expect(List<? extends Expected> expected) { schema.expect(expected); }

    /**
     * Whether the database has these parts of the schema, as far as known.
     *
     * @param uses also passed to {@link #expect}
     * @return false while routes that use them answer 503
     */
    public boolean fits(List<? extends Expected> uses) { return schema.fits(uses); }

    /**
     * Lets the request of this thread wait for other work, without a database connection. It ends early when its client
     * leaves, when the server stops, and if half of {@code http.max-requests} wait already.
     *
     * @param signal counted down when the wait is over
     * @param time the maximum wait
     * @return false if it ended early: the request should be answered now
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean await(CountDownLatch signal, Duration time) throws InterruptedException {
        return listener.await(signal, time);
    }

    /**
     * Begins to register routes.
     *
     * @param routing where to
     * @return ends with {@link Routes#end}
     */
    public Routes routes(HttpRouting.Builder routing) {
        return new Routes(routing, json, schema, routes, "");
    }

    /**
     * A server for the features, with health at {@code /observe/health/ready} and {@code /observe/health/live}. When it
     * stops, by {@link WebServer#stop} or with the JVM, running requests end first, then the pool closes.
     *
     * @param config Helidon's own keys for a server, such as {@code port}; they take precedence over the settings of
     *     this method. Without {@code host} only the server's own machine can reach it
     * @param features generated APIs and the user's own
     * @return a builder to change and build
     * @throws RuntimeException if the configuration of a part is wrong, or there is an unknown key
     */
    public WebServerConfig.Builder server(Config config, HttpFeature... features) {
        prepare();
        HealthObserverConfig.Builder health =
                HealthObserver.builder().useSystemServices(false).details(true).addCheck(schema);
        parts.forEach(part -> part.health().forEach(health::addCheck));
        WebServerConfig.Builder server = WebServer.builder()
                .host(InetAddress.getLoopbackAddress().getHostAddress())
                .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
                // Channels lose no bytes since Helidon 4.5.0, but take more CPU: 3 ms for 8 MB instead of 2.
                .useNio(false)
                .maxPayloadSize(maxBodySize.get() + RequestBody.MAX_DRAINED)
                .shutdownGracePeriod(pool.statementTimeout().plusSeconds(5))
                .directHandlers(DirectProblems.handlers(json))
                .addFeature(ObserveFeature.just(health.build()));
        listener.install(server, config);
        return server.routing(routing -> {
            routing.addFilter(new AnswerHeaders());
            for (HttpFeature feature : features) {
                routing.addFeature(feature);
            }
            routing.addFeature(new Last());
        });
    }

    private void prepare() {
        try {
            parts.forEach(ServerPart::prepare);
            settings.refuseOthers();
        } catch (RuntimeException e) {
            parts.forEach(Trestle::stop);
            throw e;
        }
    }

    private static void stop(ServerPart part) {
        try {
            part.stop();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A part of the service did not stop cleanly", e);
        }
    }

    /** Ends the work on files, and closes the pools. */
    @Override
    public void close() {
        files.close();
        morePools.forEach(DatabasePool::close);
        pool.close();
        listener.close();
    }

    /** The server's end of the shared object: the parts, problems where no route is, and the pools' closing. */
    private final class Last implements HttpFeature {
        @Override
        public void setup(HttpRouting.Builder routing) {
            Routes last = new Routes(routing, json, schema, routes, view.prefix());
            parts.forEach(part -> part.routes(last));
            last.end();
        }

        @Override
        public void beforeStart() {
            parts.forEach(ServerPart::start);
            view.starting();
        }

        @Override
        public void afterStart(WebServer server) {
            view.started(server.port());
        }

        @Override
        public void afterStop() {
            parts.forEach(Trestle::stop);
            close();
        }
    }
}
