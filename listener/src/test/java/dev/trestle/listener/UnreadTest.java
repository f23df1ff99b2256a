package dev.trestle.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send all of a request before they read, although it is refused. */
@ParameterizedClass(name = "{0} few requests")
@ValueSource(ints = {0, 100})
class UnreadTest {

    private static final int SIZE = 32 << 20;

    @Parameter
    int fewRequests;

    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(TestServer.limits(fewRequests), builder -> builder.maxPayloadSize(1 << 20));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** All of a body first, and then what comes back; the connection is not reset meanwhile. */
    private static String answer(RawClient client, String head) throws IOException {
        client.send(head.replace("|", "\r\n"));
        byte[] some = "x".repeat(64 * 1024).getBytes(StandardCharsets.ISO_8859_1);
        for (int sent = 0; sent < SIZE; sent += some.length) {
            client.socket.getOutputStream().write(some);
        }
        return client.readToEnd();
    }

    @ParameterizedTest
    @CsvSource({
        "413, POST /length HTTP/1.1|Host: a|Content-Length: 33554432||",
        "413, POST /length HTTP/1.1|Host: a|Transfer-Encoding: chunked||fffffff|",
        "400, POST /length HTTP/1.1|Host: a|Transfer-Encoding: chunked||none|",
        "400, POST /length HTTP/1.1|Content-Length: 33554432||",
        "400, POST  /length HTTP/1.1|Host: a|Content-Length: 33554432||",
        "400, POST /length HTTP/1.1|X: ",
        "414, POST /",
        "200, POST /first HTTP/1.1|Host: a|Content-Length: 1000000||",
    })
    void theAnswerIsRead(int status, String head) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            assertThat(answer(client, head)).startsWith("HTTP/1.1 " + status + " ").doesNotContain("[reset]");
        }
    }

    /** The server has sent its end and does not wait for ever, whether nothing more comes or more and more. */
    @Test
    void theEndOfAClientIsNotAwaitedForEver() throws IOException, InterruptedException {
        try (RawClient silent = new RawClient(server.port()); RawClient other = new RawClient(server.port())) {
            silent.send("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertThat(silent.readToEnd()).endsWith("hello");
            other.send("none\r\n\r\n").drip("x", 100);
            assertThat(other.readToEnd()).doesNotContain(" 200 ");
            // Whoever writes to a connection that is closed is told so.
            silent.drip("x", 10);
        }
    }
}
