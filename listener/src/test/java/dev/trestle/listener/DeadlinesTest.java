package dev.trestle.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Waiting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that stop in the middle of something, or go on byte by byte. */
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass(name = "{0} few requests")
@ValueSource(ints = {0, 100})
class DeadlinesTest {

    private static final String GET = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String POST = "POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n";
    private static final String CHUNKED = "POST /length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";

    @Parameter
    int fewRequests;

    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(TestServer.limits(fewRequests), builder -> { });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RawClient client() {
        return new RawClient(server.port());
    }

    /** What clients get that send this and nothing more, all at once. */
    private List<String> after(String... sent) throws IOException {
        List<RawClient> clients = new ArrayList<>();
        for (String text : sent) {
            clients.add(client().send(text));
        }
        List<String> answers = new ArrayList<>();
        for (RawClient client : clients) {
            answers.add(client.readToEnd());
            client.close();
        }
        return answers;
    }

    @Test
    void halfARequest() throws IOException {
        assertThat(after("G", "GET /hello HT", "GET /hello HTTP/1.1\r\n", "GET /hello HTTP/1.1\r\nHost: a\r\nX-",
                POST, POST + "half", CHUNKED, CHUNKED + "5", CHUNKED + "5\r\nhel", CHUNKED + "5\r\nhello",
                CHUNKED + "5\r\nhello\r\n", CHUNKED + "5\r\nhello\r\n0\r\n"))
                .allSatisfy(answer -> assertThat(answer).startsWith("HTTP/1.1 408 "));
    }

    @Test
    void halfASecondRequest() throws IOException {
        assertThat(after(GET + "GET /hel").getFirst()).startsWith("HTTP/1.1 200 ").contains("hello", "HTTP/1.1 408 ");
    }

    @Test
    void byteByByte() throws IOException, InterruptedException {
        try (RawClient head = client(); RawClient body = client()) {
            CompletableFuture<Void> drip = CompletableFuture.runAsync(() -> {
                try {
                    head.send("GET /hello HTTP/1.1\r\nX: ").drip("a", 100);
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            body.send(CHUNKED).drip("1\r\na\r\n", 100);
            drip.join();
        }
    }

    /** The whole takes longer than a client may send nothing, and than a head may take. */
    @Test
    void slowButFastEnough() throws IOException, InterruptedException {
        try (RawClient client = client().send("POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 3000\r\n\r\n")) {
            for (int i = 0; i < 15; i++) {
                Thread.sleep(100);
                client.send("x".repeat(200));
            }
            assertThat(client.read("3000")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void idleConnections() throws IOException {
        List<String> answers = after("", GET);
        assertThat(answers.get(0)).isEmpty();
        assertThat(answers.get(1)).startsWith("HTTP/1.1 200 ").endsWith("hello");
    }

    @Test
    void keptAliveBetweenRequests() throws IOException, InterruptedException {
        try (RawClient client = client()) {
            for (int i = 0; i < 2; i++) {
                client.send(GET).read("hello");
                Thread.sleep(TestServer.LIMITS.head().plusMillis(200).toMillis());
            }
            client.send("GET /hel").send("lo HTTP/1.1\r\nHost: a\r\n").send("\r\n").read("hello");
        }
    }

    @Test
    void answerThatIsNotTaken() throws IOException {
        isEndedBy(server);
    }

    private static void isEndedBy(TestServer server) throws IOException {
        try (RawClient client = new RawClient(server.port()).send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n")) {
            Waiting.until(() -> server.ended.get() == 1);
            assertThat(client.socket.isConnected()).isTrue();
        }
    }

    @Test
    void channels() throws IOException {
        try (TestServer nio = new TestServer(TestServer.limits(fewRequests), builder -> builder.useNio(true));
                RawClient head = new RawClient(nio.port()).send("GET /hello HT");
                RawClient body = new RawClient(nio.port()).send(CHUNKED + "5\r\nhel")) {
            isEndedBy(nio);
            assertThat(head.readToEnd()).startsWith("HTTP/1.1 408 ");
            assertThat(body.readToEnd()).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void othersAreServed() throws IOException {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            clients.add(client().send("GET /hello HTTP/1.1\r\nHost"));
            clients.add(client().send(POST + "{\"half\": "));
        }
        for (int i = 0; i < 20; i++) {
            try (RawClient client = client()) {
                client.send(GET).read("hello");
            }
        }
        for (RawClient client : clients) {
            assertThat(client.readToEnd()).startsWith("HTTP/1.1 408 ");
            client.close();
        }
    }
}
