package dev.trestle.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Connections are served by platform threads while few requests run at once, and by virtual ones otherwise. */
class ThreadsTest {

    private static final String THREAD = "GET /thread HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String WAIT = "GET /wait HTTP/1.1\r\nHost: a\r\n\r\n";

    private static TestServer server(int fewRequests) {
        return new TestServer(new Limits(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30),
                Duration.ofSeconds(30), 500, 1000, 1000, fewRequests), builder -> { });
    }

    /** Asks once, and says whether a virtual thread has answered. */
    private static boolean isVirtual(RawClient client) {
        try {
            return client.send(THREAD).read(" thread").contains("virtual");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void platformThreadsForFewRequests() throws IOException {
        try (TestServer server = server(2); RawClient client = new RawClient(server.port())) {
            for (int i = 0; i < 3; i++) {
                assertThat(isVirtual(client)).isFalse();
            }
        }
    }

    @Test
    void virtualThreadsAlone() throws IOException {
        try (TestServer server = server(0); RawClient client = new RawClient(server.port())) {
            for (int i = 0; i < 3; i++) {
                assertThat(isVirtual(client)).isTrue();
            }
        }
    }

    /** A connection goes on by another thread from its next request on, and back; with requests that were sent ahead. */
    @Test
    void connectionsMove() throws IOException {
        List<RawClient> waiting = new ArrayList<>();
        try (TestServer server = server(2); RawClient client = new RawClient(server.port())) {
            assertThat(isVirtual(client)).isFalse();
            for (int i = 0; i < 3; i++) {
                waiting.add(new RawClient(server.port()).send(WAIT));
            }
            Waiting.until(() -> server.working.get() == 3);
            Waiting.until(() -> isVirtual(client));
            client.send(THREAD + THREAD);
            assertThat(client.read(" thread") + client.read(" thread")).doesNotContain("platform");

            server.released.countDown();
            for (RawClient one : waiting) {
                one.read("waited");
            }
            Waiting.until(() -> !isVirtual(client));
            client.send(THREAD + THREAD);
            assertThat(client.read(" thread") + client.read(" thread")).doesNotContain("virtual");
        } finally {
            for (RawClient one : waiting) {
                one.close();
            }
        }
    }

    /** Idle connections keep the threads that they have; the others are served all the same. */
    @Test
    void moreConnectionsThanPlatformThreads() throws IOException {
        List<RawClient> clients = new ArrayList<>();
        try (TestServer server = server(2)) {
            for (int i = 0; i < 12; i++) {
                clients.add(new RawClient(server.port()));
            }
            // A request ends a moment after its answer has come, so that some may count as running at once.
            Waiting.until(() -> clients.stream().filter(ThreadsTest::isVirtual).count() == 4);

            // A thread that has become free serves another connection.
            clients.removeFirst().close();
            Waiting.until(() -> clients.stream().filter(ThreadsTest::isVirtual).count() < 4);
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    /** A connection that moves while the server stops ends as well. */
    @Test
    void stopsWithConnectionsOfBothKinds() throws IOException {
        List<RawClient> clients = new ArrayList<>();
        try (TestServer server = server(1)) {
            for (int i = 0; i < 10; i++) {
                clients.add(new RawClient(server.port()));
                isVirtual(clients.getLast());
            }
            server.server.stop();
            for (RawClient client : clients) {
                assertThat(client.readToEnd()).isEmpty();
            }
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }
}
