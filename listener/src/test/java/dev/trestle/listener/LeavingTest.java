package dev.trestle.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Waiting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that leave while the server works for them. */
@ParameterizedClass
@CsvSource({"true, 0", "false, 0", "true, 100", "false, 100"})
class LeavingTest {

    private static final String WORK = "GET /work HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String AWAIT = "GET /await HTTP/1.1\r\nHost: a\r\n\r\n";

    @Parameter(0)
    boolean useNio;

    @Parameter(1)
    int fewRequests;

    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(TestServer.limits(fewRequests), builder -> builder.useNio(useNio));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RawClient working() throws IOException {
        return begun(WORK);
    }

    private RawClient begun(String request) throws IOException {
        int before = server.working.get();
        RawClient client = new RawClient(server.port()).send(request);
        Waiting.until(() -> server.working.get() == before + 1);
        return client;
    }

    @ParameterizedTest
    @ValueSource(strings = {WORK, AWAIT})
    void clientsThatLeave(String request) throws IOException {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            clients.add(begun(request));
        }
        for (int i = 0; i < 10; i++) {
            if (i % 2 == 0) {
                clients.get(i).socket.setSoLinger(true, 0);
            }
            clients.get(i).close();
        }
        Waiting.until(() -> server.ended.get() == 10);
    }

    @Test
    void requestsWaitUntilTheSignal() throws IOException {
        try (RawClient first = begun(AWAIT); RawClient second = begun(AWAIT)) {
            server.signals.forEach(CountDownLatch::countDown);
            first.read("signalled");
            second.read("signalled");
            assertThat(server.ended.get()).isZero();
        }
    }

    /** One that has closed its sending side looks the same, and can still read. */
    @Test
    void halfClosed() throws IOException {
        try (RawClient client = working()) {
            client.socket.shutdownOutput();
            assertThat(client.readToEnd()).endsWith("left");
        }
    }

    @Test
    void nextRequestIsReadAheadAndAnswered() throws IOException, InterruptedException {
        try (RawClient client = working()) {
            for (int i = 0; i < 5; i++) {
                client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
                Thread.sleep(120);
            }
            client.send("GET /hel");
            Thread.sleep(300);
            server.released.countDown();
            client.read("done");
            for (int i = 0; i < 5; i++) {
                client.read("hello");
            }
            client.send("lo HTTP/1.1\r\nHost: a\r\n\r\n").read("hello");
        }
    }
}
