package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.routing.Routes;
import dev.trestle.testing.Logged;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import dev.trestle.testing.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A statement does not outlive its client, and ends no other one. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeavingClientsTest {

    private final Postgres.Database database;
    private Service service;

    LeavingClientsTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeAll
    void start() {
        service = Service.start(Map.of("trestle.database.url", database.url(), "trestle.database.pool-size", "5"),
                FilmRoutes::new);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private Socket sleeping(double seconds) throws IOException {
        return send("/nap?seconds=" + seconds);
    }

    private Socket send(String path) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.server().port());
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private int statements() {
        return Integer.parseInt(database.query("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                + " AND datname = current_database()"));
    }

    @Test
    void statementsEnd() throws IOException {
        try (Logged logged = new Logged(Routes.class.getName(), " /nap")) {
            List<Socket> clients = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                clients.add(sleeping(60));
            }
            Waiting.until(() -> statements() == 5);
            for (int i = 0; i < 10; i++) {
                clients.get(i).setSoLinger(i % 2 == 0, 0);
                clients.get(i).close();
            }
            service.get("/films/search").json(200);
            Waiting.until(() -> statements() == 0);
            assertThat(logged.messages()).isEmpty();
        }
    }

    /** In a transaction of several statements, which is undone. */
    @Test
    void transactionsAreUndone() throws IOException {
        try (Socket client = send("/slow-insert")) {
            Waiting.until(() -> statements() > 0);
            assertThat(client.isConnected()).isTrue();
        }
        Waiting.until(() -> statements() == 0);
        service.get("/films/search").json(200);
        assertThat(database.query("SELECT count(*) FROM studio WHERE name = 'abandoned'")).isEqualTo("0");
    }

    @Test
    void statementsOfOtherThreadsGoOn() throws IOException, InterruptedException {
        try (Socket client = send("/detached-nap")) {
            Waiting.until(() -> statements() == 1);
            client.shutdownOutput();
            Thread.sleep(1000);
            assertThat(statements()).isEqualTo(1);
            assertThat(client.getInputStream().read()).isEqualTo('H');
        }
    }

    @Test
    void halfClosedClientsHaveLeft() throws IOException {
        try (Socket client = sleeping(60)) {
            client.shutdownOutput();
            Wire.Answer answer = Wire.read(client);
            assertThat(answer.statuses()).containsExactly(499);
            assertThat(answer.text()).contains("application/problem+json", "its statement was cancelled");
            assertThat(answer.isClosed()).isTrue();
        }
    }

    /** Clients leave when their statements are about to end, while others use the same connections. */
    @Test
    void otherStatementsAreNotHit() throws IOException, InterruptedException {
        Random random = new Random(1);
        List<CompletableFuture<Void>> others = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            others.add(CompletableFuture.runAsync(() -> {
                for (int n = 0; n < 100; n++) {
                    service.get("/nap?seconds=0.02").json(200);
                }
            }));
        }
        while (others.stream().anyMatch(other -> !other.isDone())) {
            Socket client = sleeping(0.3);
            Thread.sleep(150 + random.nextInt(170));
            client.close();
        }
        others.forEach(CompletableFuture::join);
    }
}
