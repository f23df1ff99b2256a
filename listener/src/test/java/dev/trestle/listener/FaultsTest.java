package dev.trestle.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.listener.http1.Awaited;
import dev.trestle.testing.Logged;
import dev.trestle.testing.Waiting;
import io.helidon.common.socket.SocketOptions;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A connection that fails is one connection that fails. Alone, as other tests log as well. */
@Isolated
class FaultsTest {

    /** One bad connection is looked at before and after those of others. */
    @Test
    void theDeadlinesOfOthersHold() throws IOException {
        try (Logged log = new Logged(Client.class.getName());
                TestServer server = new TestServer(TestServer.LIMITS, builder -> { })) {
            for (int i = 0; i < 2; i++) {
                server.server.prototype().connectionOptions().configureSocket(new FaultyChannel());
                try (RawClient client = new RawClient(server.port()).send("GET /hello HT")) {
                    Waiting.until(() -> !log.entries().isEmpty());
                    assertThat(client.readToEnd()).startsWith("HTTP/1.1 408 ");
                }
            }
            assertThat(log.entries()).allSatisfy(entry -> {
                assertThat(entry.getMessage()).isEqualTo("A connection has failed");
                assertThat(entry.getThrown()).isInstanceOf(LinkageError.class);
            });
        }
    }

    @Test
    void aLookThatFailsEndsTheConnectionAndHoldsNoReader() {
        SocketChannel channel = new FaultyChannel();
        Client client = new Client(channel, TestServer.LIMITS, null);

        assertThat(client.look()).isTrue();
        assertThat(channel.isOpen()).isFalse();
        assertThat(client.read(Awaited.REQUEST, () -> new byte[] {1})).containsExactly(1);
    }

    @Test
    void optionsFailAsTheyDoWithoutAListener() {
        SocketOptions failing = (SocketOptions) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {SocketOptions.class}, (proxy, method, arguments) -> {
                    throw new IllegalArgumentException("no such option");
                });
        try (TestServer server = new TestServer(TestServer.LIMITS, builder -> builder.connectionOptions(failing))) {
            SocketOptions told = server.server.prototype().connectionOptions();
            assertThatThrownBy(() -> told.configureSocket(new FaultyChannel()))
                    .isInstanceOf(IllegalArgumentException.class).hasMessage("no such option");
        }
    }
}
