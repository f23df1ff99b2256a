package dev.trestle.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that stops waits for requests, and for nothing else. */
class StoppingTest {

    private static final String AWAIT = "GET /await HTTP/1.1\r\nHost: a\r\n\r\n";

    private static final String GET = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";

    private static Limits limits(int fewRequests) {
        return limits(fewRequests, 1000);
    }

    private static Limits limits(int fewRequests, int maxRequests) {
        return new Limits(Duration.ofSeconds(30), Duration.ofSeconds(30),
                Duration.ofSeconds(30), Duration.ofSeconds(30), 500, 1000, maxRequests, fewRequests);
    }

    /** The grace is shorter than their wait. */
    @ParameterizedTest
    @CsvSource({"true, 0", "false, 0", "true, 10", "false, 10"})
    void waitingRequestsAreAnsweredEarly(boolean useNio, int fewRequests) throws IOException {
        try (TestServer server = new TestServer(limits(fewRequests), builder -> builder.useNio(useNio));
                RawClient waiting = new RawClient(server.port()).send(AWAIT)) {
            Waiting.until(() -> server.working.get() == 1);
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(server.server::stop);
            assertThat(waiting.readToEnd()).startsWith("HTTP/1.1 200 ").endsWith("ended early");
            stopped.join();
        }
    }

    /** One of the two; which one is not defined. */
    @Test
    void halfOfTheRequestsMayWait() throws IOException {
        String await = "GET /await HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        try (TestServer server = new TestServer(limits(10, 3), builder -> { });
                RawClient first = new RawClient(server.port()).send(await);
                RawClient second = new RawClient(server.port()).send(await);
                RawClient third = new RawClient(server.port())) {
            Waiting.until(() -> server.working.get() == 2 && server.ended.get() == 1);
            third.send(GET).read("hello");
            server.signals.forEach(CountDownLatch::countDown);
            assertThat(List.of(first.readToEnd(), second.readToEnd()))
                    .satisfiesOnlyOnce(answer -> assertThat(answer).endsWith("ended early"))
                    .satisfiesOnlyOnce(answer -> assertThat(answer).endsWith("signalled"));
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 0", "true, 10", "false, 10"})
    void idleConnectionsAreNotWaitedFor(boolean useNio, int fewRequests) throws IOException {
        List<RawClient> idle = new ArrayList<>();
        try (TestServer server = new TestServer(limits(fewRequests), builder -> builder.useNio(useNio));
                RawClient running = new RawClient(server.port()).send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n")) {
            Waiting.until(() -> server.working.get() == 1);
            for (int i = 0; i < 30; i++) {
                RawClient client = new RawClient(server.port());
                idle.add(client);
                if (i % 3 == 0) {
                    client.send(GET).read("hello");
                } else if (i % 3 == 1) {
                    client.send("GET /hel");
                }
            }
            Instant start = Instant.now();
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(server.server::stop);
            for (RawClient client : idle) {
                assertThat(client.readToEnd()).doesNotContain(" 200 ");
                client.close();
            }
            assertThat(stopped).isNotDone();
            server.released.countDown();
            assertThat(running.readToEnd()).startsWith("HTTP/1.1 200 ").endsWith("waited");
            stopped.join();
            // The grace is 20 s.
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
        }
    }
}
