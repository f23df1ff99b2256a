package dev.trestle.devdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerProbeTest {

    @Test
    void findsAnEngineThatAnswers(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("docker.sock");
        try (ServerSocketChannel engine = listen(socket)) {
            Thread answering = new Thread(() -> answer(engine));
            answering.start();
            assertThat(find("unix://" + socket)).isEqualTo(new Docker.Running("unix://" + socket));
            answering.join();
        }
    }

    @Test
    void doesNotWaitForASocketThatIsSilent(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("docker.sock");
        try (ServerSocketChannel silent = listen(socket)) {
            assertThat(silent.isOpen()).isTrue();
            assertThat(reason("unix://" + socket)).contains("longer than 2000 ms");
        }
    }

    @Test
    void saysThatNobodyListens(@TempDir Path folder) {
        assertThat(reason("unix://" + folder.resolve("none.sock"))).startsWith("no Docker engine answers at unix://");
        assertThat(reason("tcp://localhost:1")).contains("refused");
    }

    @Test
    void saysThatTheAddressCannotBeRead() {
        assertThat(reason("not a url")).isEqualTo("DOCKER_HOST is not a URL: not a url");
        assertThat(reason("tcp://no-such-host.invalid:2375")).startsWith("no Docker engine answers at");
    }

    @Test
    void looksAtTheUsersOwnSocketToo(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("docker.sock");
        try (ServerSocketChannel engine = listen(socket)) {
            Thread answering = new Thread(() -> answer(engine));
            answering.start();
            assertThat(DockerProbe.find(Map.of("XDG_RUNTIME_DIR", folder.toString())))
                    .isInstanceOf(Docker.Running.class);
            answering.join();
        }
    }

    private static ServerSocketChannel listen(Path socket) throws Exception {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
    }

    private static void answer(ServerSocketChannel engine) {
        try (SocketChannel client = engine.accept()) {
            client.read(ByteBuffer.allocate(1024));
            client.write(ByteBuffer.wrap("HTTP/1.1 200 OK\r\n\r\nOK".getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Docker find(String host) {
        return DockerProbe.find(Map.of("DOCKER_HOST", host));
    }

    private static String reason(String host) {
        assertThat(find(host)).isInstanceOf(Docker.Absent.class);
        return ((Docker.Absent) find(host)).reason();
    }
}
