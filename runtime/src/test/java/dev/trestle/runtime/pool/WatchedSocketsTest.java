package dev.trestle.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.testing.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Postgres.class)
class WatchedSocketsTest {

    private final Postgres.Database database;

    WatchedSocketsTest(Postgres.Database database) {
        this.database = database;
    }

    /** A peer that answers one byte, and then no more. */
    @ParameterizedTest
    @ValueSource(ints = {50, 1000, 2000})
    void readsTimeOut(int millis) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new WatchedSockets().createSocket()) {
            socket.connect(server.getLocalSocketAddress());
            try (Socket peer = server.accept()) {
                socket.setSoTimeout(millis);
                peer.getOutputStream().write('x');
                assertThat(socket.getInputStream().read()).isEqualTo('x');
                assertThat(socket.getSoTimeout()).isEqualTo(millis);
                assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    /** To a peer that takes no more connections. */
    @ParameterizedTest
    @ValueSource(ints = {50, 1000, 2000})
    void connectingTimesOut(int millis) throws IOException {
        List<Socket> others = new ArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> {
                for (int i = 0; i < 20; i++) {
                    others.add(new WatchedSockets().createSocket());
                    others.getLast().connect(server.getLocalSocketAddress(), millis);
                }
            }).isInstanceOf(SocketTimeoutException.class);
        } finally {
            for (Socket other : others) {
                other.close();
            }
        }
    }

    @Test
    void theTimeOfConnectingIsNotThatOfReads() throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new WatchedSockets().createSocket()) {
            socket.connect(server.getLocalSocketAddress(), 1000);
            assertThat(socket.getSoTimeout()).isZero();
            try (Socket peer = server.accept()) {
                CompletableFuture<Integer> read = CompletableFuture.supplyAsync(() -> {
                    try {
                        return socket.getInputStream().read();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
                Thread.sleep(2500);
                peer.getOutputStream().write('x');
                assertThat(read.join()).isEqualTo('x');
            }
        }
    }

    @Test
    void theTimeBetweenReadsDoesNotCount() throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new WatchedSockets().createSocket()) {
            socket.connect(server.getLocalSocketAddress());
            try (Socket peer = server.accept()) {
                socket.setSoTimeout(1000);
                Thread.sleep(2500);
                peer.getOutputStream().write('x');
                assertThat(socket.getInputStream().read()).isEqualTo('x');
            }
        }
    }

    @Test
    void statementsAreEndedByTheDriversTimeouts() throws SQLException {
        try (Connection connection = connect("socketTimeout", "1")) {
            assertThatThrownBy(() -> connection.createStatement().execute("SELECT pg_sleep(60)"))
                    .isInstanceOf(SQLException.class)
                    .hasFieldOrPropertyWithValue("SQLState", "08006").hasRootCauseMessage("Socket closed");
            assertThat(connection.isClosed()).isTrue();
        }
        try (Connection connection = connect("socketTimeout", "60")) {
            assertThat(connection.isValid(1)).isTrue();
            connection.setNetworkTimeout(Runnable::run, 1000);
            assertThat(connection.getNetworkTimeout()).isEqualTo(1000);
            assertThatThrownBy(() -> connection.createStatement().execute("SELECT pg_sleep(60)"))
                    .isInstanceOf(SQLException.class);
        }
    }

    private Connection connect(String name, String value) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("socketFactory", WatchedSockets.class.getName());
        properties.setProperty(name, value);
        return DriverManager.getConnection(database.url(), properties);
    }
}
