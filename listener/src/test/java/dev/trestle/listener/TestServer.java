package dev.trestle.listener;

import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A Helidon server that a listener looks after, with routes that read, write and take their time. */
final class TestServer implements AutoCloseable {

    /** Short deadlines, of which no two are alike. */
    static final Limits LIMITS = limits(100);

    static Limits limits(int fewRequests) {
        return new Limits(Duration.ofMillis(800), Duration.ofMillis(1000), Duration.ofMillis(1200),
                Duration.ofMillis(1600), 500, 1000, 1000, fewRequests);
    }

    final AtomicInteger ended = new AtomicInteger();
    final AtomicInteger working = new AtomicInteger();
    final CountDownLatch released = new CountDownLatch(1);
    final Queue<CountDownLatch> signals = new ConcurrentLinkedQueue<>();
    private final Listener listener;
    final WebServer server;

    TestServer(Limits limits, Consumer<WebServerConfig.Builder> more) {
        this(limits, more, Map.of());
    }

    TestServer(Limits limits, Consumer<WebServerConfig.Builder> more, Map<String, String> helidon) {
        listener = new Listener(limits);
        WebServerConfig.Builder builder = WebServer.builder().host("127.0.0.1")
                .shutdownGracePeriod(Duration.ofSeconds(20))
                .routing(routing -> routes(routing));
        more.accept(builder);
        listener.install(builder, Config.just(ConfigSources.create(helidon)));
        server = builder.build().start();
    }

    private void routes(HttpRules routing) {
        routing.get("/hello", (request, response) -> response.send("hello"))
                .get("/thread", (request, response) ->
                        response.send(Thread.currentThread().isVirtual() ? "virtual thread" : "platform thread"))
                .post("/length", this::length)
                .post("/first", (request, response) -> {
                    try (InputStream in = request.content().inputStream()) {
                        response.header(HeaderValues.CONNECTION_CLOSE).send("first " + (char) in.read());
                    }
                })
                .get("/endless", this::endless)
                .get("/work", this::work)
                .get("/await", this::await)
                .get("/wait", (request, response) -> {
                    working.incrementAndGet();
                    released.await();
                    response.send("waited");
                });
    }

    private void length(ServerRequest request, ServerResponse response) throws IOException {
        working.incrementAndGet();
        try (InputStream in = request.content().inputStream()) {
            response.send(Long.toString(in.transferTo(OutputStream.nullOutputStream())));
        }
    }

    /** Writes for as long as the client takes it. */
    private void endless(ServerRequest request, ServerResponse response) throws IOException {
        byte[] piece = new byte[1 << 20];
        try (OutputStream out = response.outputStream()) {
            working.incrementAndGet();
            while (true) {
                out.write(piece);
            }
        } finally {
            ended.incrementAndGet();
        }
    }

    /** Works until the client leaves, or the work is done. */
    private void work(ServerRequest request, ServerResponse response) throws InterruptedException {
        CountDownLatch left = new CountDownLatch(1);
        working.incrementAndGet();
        Runnable unwatch = listener.watch(left::countDown);
        try {
            while (released.getCount() > 0 && left.getCount() > 0) {
                Thread.sleep(10);
            }
        } finally {
            unwatch.run();
        }
        if (listener.hasLeft()) {
            ended.incrementAndGet();
        }
        response.send(listener.hasLeft() ? "left" : "done");
    }

    /** Waits for a signal of its own. */
    private void await(ServerRequest request, ServerResponse response) throws InterruptedException {
        CountDownLatch signal = new CountDownLatch(1);
        signals.add(signal);
        working.incrementAndGet();
        boolean isFull = listener.await(signal, Duration.ofMinutes(1));
        if (!isFull) {
            ended.incrementAndGet();
        }
        response.send(isFull ? "signalled" : "ended early");
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        released.countDown();
        server.stop();
        listener.close();
    }
}
