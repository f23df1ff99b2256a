package dev.trestle.devdb;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks the Docker engine for a sign of life, {@code GET /_ping}, without waiting long for it. */
final class DockerProbe {

    private static final long WAIT_MILLIS = 2000;
    private static final byte[] PING =
            "GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private DockerProbe() {}

    static Docker find(Map<String, String> environment) {
        String host = environment.getOrDefault("DOCKER_HOST", "");
        if (!host.isBlank()) {
            return named(host);
        }
        List<Path> sockets = sockets(environment).filter(Files::exists).toList();
        if (sockets.isEmpty()) {
            return new Docker.Absent("no Docker engine runs here: DOCKER_HOST is not set, and there is no Docker socket");
        }
        return sockets.stream()
                .map(socket -> ask(socket.toString(), UnixDomainSocketAddress.of(socket)))
                .reduce((first, next) -> first instanceof Docker.Running ? first : next)
                .orElseThrow();
    }

    /** Where Docker, rootless Docker, Docker Desktop and Podman listen. */
    private static Stream<Path> sockets(Map<String, String> environment) {
        Path home = Path.of(System.getProperty("user.home"));
        return Stream.of(
                        Optional.of(Path.of("/var/run/docker.sock")),
                        Optional.ofNullable(environment.get("XDG_RUNTIME_DIR")).map(run -> Path.of(run, "docker.sock")),
                        Optional.of(home.resolve(".docker/run/docker.sock")),
                        Optional.of(home.resolve(".docker/desktop/docker.sock")))
                .flatMap(Optional::stream);
    }

    private static Docker named(String host) {
        URI uri;
        try {
            uri = URI.create(host);
        } catch (IllegalArgumentException e) {
            return new Docker.Absent("DOCKER_HOST is not a URL: " + host);
        }
        if ("unix".equals(uri.getScheme()) && uri.getPath() != null) {
            return ask(host, UnixDomainSocketAddress.of(uri.getPath()));
        }
        if (uri.getHost() != null && uri.getPort() > 0) {
            InetSocketAddress address = new InetSocketAddress(uri.getHost(), uri.getPort());
            return address.isUnresolved()
                    ? new Docker.Absent("no Docker engine answers at " + host + ": the host name is unknown")
                    : ask(host, address);
        }
        // A named pipe or an SSH address: only Testcontainers can tell.
        return new Docker.Running(host);
    }

    private static void await(SocketChannel channel, Selector selector, int operation, long until) throws IOException {
        channel.register(selector, operation);
        long millis = (until - System.nanoTime()) / 1_000_000;
        if (millis <= 0 || selector.select(millis) == 0) {
            throw new IOException("it takes longer than " + WAIT_MILLIS + " ms");
        }
        selector.selectedKeys().clear();
    }

    private static SocketChannel open(SocketAddress address) throws IOException {
        return address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
    }

    private static Docker ask(String where, SocketAddress address) {
        try (SocketChannel channel = open(address);
                Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            long until = System.nanoTime() + WAIT_MILLIS * 1_000_000;
            if (!channel.connect(address)) {
                await(channel, selector, SelectionKey.OP_CONNECT, until);
                channel.finishConnect();
            }
            if (address instanceof UnixDomainSocketAddress) {
                channel.write(ByteBuffer.wrap(PING));
                await(channel, selector, SelectionKey.OP_READ, until);
                if (channel.read(ByteBuffer.allocate(16)) <= 0) {
                    return new Docker.Absent("the process that listens at " + where + " does not answer");
                }
            }
            return new Docker.Running(where);
        } catch (IOException e) {
            return new Docker.Absent("no Docker engine answers at " + where + ": " + e.getMessage());
        }
    }
}
