package dev.trestle.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Waiting;
import io.helidon.common.tls.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same deadlines behind TLS, and one for its handshake. */
class TlsTest {

    private static SSLContext tls;

    /** With a key that signs itself, made by the JDK's own tool. */
    @BeforeAll
    static void createKey(@TempDir Path directory) throws IOException, InterruptedException, GeneralSecurityException {
        Path file = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=localhost", "-storepass", "changeit",
                "-keystore", file.toString()).redirectErrorStream(true).start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "changeit".toCharArray());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    }

    private static RawClient connect(TestServer server) throws IOException {
        RawClient plain = new RawClient(server.port());
        return new RawClient(tls.getSocketFactory()
                .createSocket(plain.socket, "localhost", server.port(), true));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void deadlines(boolean useNio) throws IOException {
        Tls server = Tls.builder().sslContext(tls).build();
        try (TestServer running = new TestServer(TestServer.LIMITS, builder -> builder.useNio(useNio).tls(server));
                RawClient silent = new RawClient(running.port());
                RawClient halfAHandshake = new RawClient(running.port()).send("\u0016\u0003\u0001\u0002");
                RawClient idle = connect(running).send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
                RawClient halfAHead = connect(running).send("GET /hel");
                RawClient halfABody = connect(running)
                        .send("POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf");
                RawClient slow = connect(running).send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n")) {
            for (RawClient client : List.of(halfAHead, halfABody)) {
                assertThat(client.readToEnd()).startsWith("HTTP/1.1 408 ");
            }
            assertThat(idle.readToEnd()).startsWith("HTTP/1.1 200 ").endsWith("hello");
            assertThat(silent.readToEnd()).isEmpty();
            assertThat(halfAHandshake.readToEnd()).isIn("", "[reset]");
            Waiting.until(() -> running.ended.get() == 1);
            assertThat(slow.socket.isConnected()).isTrue();
        }
    }
}
