package dev.trestle.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Waiting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** More clients than the server takes at once. */
class ConnectionsTest {

    private static final String GET = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String WAIT = "GET /wait HTTP/1.1\r\nHost: a\r\n\r\n";

    /** A server of its own, in a process with few file descriptors. */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) {
            int connections = Integer.parseInt(arguments[0]);
            TestServer server = new TestServer(new Limits(Duration.ofSeconds(60), Duration.ofSeconds(60),
                    Duration.ofSeconds(60), Duration.ofSeconds(60), 0,
                    connections > 0 ? connections : Limits.connectionsOfProcess(), 1000, 8), builder -> { });
            System.out.println("port " + server.port());
        }
    }

    private static Limits limits(int connections, int requests) {
        return new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(10),
                Duration.ofSeconds(10), 500, connections, requests, 2);
    }

    @Test
    void moreConnectionsWait() throws IOException {
        try (TestServer server = new TestServer(limits(3, 10), builder -> { })) {
            List<RawClient> open = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                open.add(new RawClient(server.port()).send(WAIT));
            }
            Waiting.until(() -> server.working.get() == 3);
            try (RawClient next = new RawClient(server.port()).send(GET)) {
                assertThat(server.working.get()).isEqualTo(3);
                open.getFirst().close();
                server.released.countDown();
                next.read("hello");
            }
            for (RawClient client : open) {
                client.close();
            }
        }
    }

    @Test
    void moreRequestsAreRefused() throws IOException {
        try (TestServer server = new TestServer(limits(10, 1), builder -> { });
                RawClient first = new RawClient(server.port()).send(WAIT);
                RawClient second = new RawClient(server.port())) {
            Waiting.until(() -> server.working.get() == 1);
            assertThat(second.send(GET).readToEnd()).startsWith("HTTP/1.1 503 ");
            server.released.countDown();
            first.read("waited");
            // The place is free a moment after the answer.
            Waiting.until(() -> isServed(server.port()));
        }
    }

    private static boolean isServed(int port) {
        try (RawClient client = new RawClient(port).send(GET)) {
            return client.read("\r\n").contains(" 200 ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void configurationOfTheServerTakesPrecedence() {
        try (TestServer server = new TestServer(limits(3, 10), builder -> { },
                Map.of("max-tcp-connections", "7", "max-concurrent-requests", "8"))) {
            assertThat(server.server.prototype().maxTcpConnections()).isEqualTo(7);
            assertThat(server.server.prototype().maxConcurrentRequests()).isEqualTo(8);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "sets a limit by ulimit")
    void allFileDescriptorsInUse() throws IOException, InterruptedException {
        assertThat(usedUp(0)).isEmpty();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "sets a limit by ulimit")
    void moreConnectionsAllowedThanFileDescriptors() throws IOException, InterruptedException {
        List<String> log = usedUp(1000);
        // Each time that it begins, and each time that it ends.
        assertThat(log).isNotEmpty().isEqualTo(IntStream.range(0, log.size()).mapToObj(i -> i % 2 == 0
                ? "WARNING: File descriptors run short; new connections are accepted when others have closed"
                : "INFO: File descriptors are available again").toList());
    }

    /** What the process logs of it, while all are in use twice. */
    private static List<String> usedUp(int connections) throws IOException, InterruptedException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        Path log = Files.createTempFile("trestle", ".log");
        Process process = new ProcessBuilder("bash", "-c",
                "ulimit -n 300; exec \"$0\" -cp \"$1\" \"$2\" \"$3\"", java, System.getProperty("java.class.path"),
                Main.class.getName(), Integer.toString(connections))
                .redirectError(log.toFile())
                .start();
        List<RawClient> clients = new ArrayList<>();
        try (BufferedReader out = process.inputReader()) {
            int port = Integer.parseInt(out.readLine().substring("port ".length()));
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 400; i++) {
                    clients.add(new RawClient(port).send("GET /hello"));
                }
                // Time for some more looks at what is free.
                Thread.sleep(1000);
                for (RawClient client : clients) {
                    client.close();
                }
                try (RawClient client = new RawClient(port).send(GET)) {
                    client.read("hello");
                }
            }
        } finally {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("ile descriptors")).toList();
        } finally {
            Files.delete(log);
        }
    }
}
