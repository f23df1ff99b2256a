package dev.trestle.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Chunks of a size that is the client's choice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChunksTest {

    private static final int PIECE = 64 * 1024;

    private TestServer server;

    @BeforeAll
    void start() {
        server = new TestServer(TestServer.LIMITS, builder -> { });
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private RawClient chunked(String path) throws IOException {
        return new RawClient(server.port())
                .send("POST " + path + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    }

    /** A route gets the beginning of a chunk of 256 MiB of which no more has come. */
    @Test
    void aRouteReadsBeforeTheWholeChunkIsThere() throws IOException {
        try (RawClient client = chunked("/first").send("fffffff\r\n" + "x".repeat(PIECE))) {
            assertThat(client.readToEnd()).startsWith("HTTP/1.1 200 ").contains("first x");
        }
    }

    @Test
    void allSizesArriveWhole() throws IOException {
        try (RawClient client = chunked("/length")) {
            int sum = 0;
            for (int size : new int[] {1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 10 * PIECE + 7}) {
                client.send(Integer.toHexString(size) + ";x=y\r\n" + "\r\n".repeat(size).substring(0, size) + "\r\n");
                sum += size;
            }
            assertThat(client.send("0\r\nX: y\r\n\r\n").read("" + sum)).startsWith("HTTP/1.1 200 ");
            client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n").read("hello");
        }
    }

    @Test
    void whatEndsALargeChunkIsLookedAt() throws IOException {
        try (RawClient client = chunked("/length").send(Integer.toHexString(2 * PIECE) + "\r\n" + "x".repeat(2 * PIECE) + "xx")) {
            assertThat(client.readToEnd()).startsWith("HTTP/1.1 400 ");
        }
    }
}
