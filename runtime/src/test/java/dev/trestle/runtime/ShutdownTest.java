package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** Stopping lets running requests end. */
@ExtendWith(Postgres.class)
class ShutdownTest {

    private final Postgres.Database database;

    ShutdownTest(Postgres.Database database) {
        this.database = database;
    }

    /** A service of its own, for {@link #terminatedProcess}. */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) {
            Service service = Service.start(arguments[0], FilmRoutes::new);
            System.out.println("port " + service.server().port());
        }
    }

    private void awaitSleep() {
        Waiting.until(() -> sleeping().equals("1"));
    }

    private String sleeping() {
        return database.query("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                + " AND datname = current_database()");
    }

    private void awaitNoConnections() {
        Waiting.until(() -> database.query("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND pid <> pg_backend_pid()").equals("0"));
    }

    /** Some that sent nothing yet, some that were answered and stay open, some with half a head. */
    private static List<Socket> idleConnections(int port) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (String sent : List.of("", "", "GET /films/search HTTP/1.1\r\nHost: a\r\n\r\n", "GET /fil")) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
            if (sent.endsWith("\r\n\r\n")) {
                assertThat(socket.getInputStream().read()).isEqualTo('H');
            }
            sockets.add(socket);
        }
        return sockets;
    }

    @Test
    void stoppedServer() {
        try (Service service = Service.start(database.url(), FilmRoutes::new)) {
            service.get("/films/search").json(200);
            var slow = CompletableFuture.supplyAsync(() -> service.get("/sleep?id=3"));
            awaitSleep();

            service.server().stop();

            assertThat(sleeping()).isEqualTo("0");
            slow.join().json(200);
            awaitNoConnections();
            service.trestle().close();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGTERM")
    void terminatedProcess() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(), "-cp", System.getProperty("java.class.path"),
                "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file"),
                Main.class.getName(), database.url())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader(); HttpClient client = HttpClient.newHttpClient()) {
            String line = out.readLine();
            while (!line.startsWith("port ")) {
                line = out.readLine();
            }
            URI uri = URI.create("http://127.0.0.1:" + line.substring(5) + "/sleep?id=3");
            CompletableFuture<HttpResponse<String>> slow =
                    client.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            List<Socket> idle = idleConnections(uri.getPort());
            awaitSleep();

            process.destroy();

            assertThat(slow.join().body()).isEqualTo("{\"num_rows\":3}");
            // The grace for requests is 35 s; connections without one do not use it up.
            assertThat(process.waitFor(25, TimeUnit.SECONDS)).isTrue();
            for (Socket socket : idle) {
                socket.close();
            }
            awaitNoConnections();
            assertThat(client.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()))
                    .failsWithin(java.time.Duration.ofSeconds(30)).withThrowableThat()
                    .withCauseInstanceOf(ConnectException.class);
        } finally {
            process.destroyForcibly();
        }
    }
}
