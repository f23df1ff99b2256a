package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.routing.Routes;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Logged;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpFeature;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are written while their rows are read. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamTest {

    private final Postgres.Database database;
    private final Service service;

    StreamTest(Postgres.Database database) {
        this.database = database;
        this.service = Service.start(Map.of(
                "trestle.database.url", database.url(),
                "trestle.database.pool-size", "1",
                "trestle.database.stream-pool-size", "2",
                "trestle.max-rows", "10"), StreamTest::api);
    }

    /** Texts of a number of characters, and a division by zero for the row of that number. */
    private static HttpFeature api(Trestle trestle) {
        FilmRoutes films = new FilmRoutes(trestle);
        Database database = trestle.database();
        return routing -> {
            films.setup(routing);
            trestle.routes(routing).route(Method.GET, "/stream", (request, response) -> {
                int rows = Integer.parseInt(request.query().get("rows"));
                int length = Integer.parseInt(request.query().get("length"));
                int bad = Integer.parseInt(request.query().first("bad").orElse("-1"));
                trestle.json().sendRows(response, out -> database.stream(
                        "SELECT n, repeat('x', ?), 1 / (n - ?) FROM generate_series(1, ?) AS n",
                        binds -> {
                            binds.int4(length);
                            binds.int4(bad);
                            binds.int4(rows);
                        },
                        row -> {
                            out.startObject();
                            out.name("n").int4(row.int4(1));
                            out.name("text").text(row.text(2));
                            out.endObject();
                        }));
            }).end();
        };
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private int transactions() {
        return Integer.parseInt(database.query("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND query LIKE '%generate_series(1, $3)%' AND state <> 'idle' AND pid <> pg_backend_pid()"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 499, 500, 501, 20_000})
    void everyRowInOrder(int count) {
        var rows = service.get("/stream?length=100&rows=" + count).json(200).get("rows");
        assertThat(rows.size()).isEqualTo(count);
        for (int i = 0; i < count; i++) {
            assertThat(rows.get(i).get("n").asInt()).isEqualTo(i + 1);
        }
    }

    /** 400 MB, of which nothing waits for the end. The module formats has a test with a small heap. */
    @Test
    void manyRowsAreSentWhileTheyAreRead() throws IOException, InterruptedException {
        var answer = service.client().send(service.request("/stream?rows=4000&length=100000").build(), BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Transfer-Encoding")).hasValue("chunked");
        assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
        long count = 0;
        try (InputStream body = answer.body()) {
            byte[] buffer = new byte[65536];
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                count += n;
            }
        }
        assertThat(count).isBetween(400_000_000L, 401_000_000L);
    }

    @Test
    void anErrorInTheFirstMegabyteIsAnswered() {
        service.get("/stream?rows=2000&length=100&bad=2000").problem(422);
        assertThat(service.get("/stream?rows=1&length=1").json(200).get("rows").size()).isEqualTo(1);
    }

    /** What is there already looks neither whole as HTTP nor as JSON. */
    @Test
    void aLaterErrorBreaksTheConnection() throws IOException {
        try (Socket socket = send("/stream?rows=200000&length=100&bad=190000")) {
            String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(text).startsWith("HTTP/1.1 200 ").doesNotEndWith("0\r\n\r\n").doesNotContain("]}");
            assertThat(text.length()).isGreaterThan(1_000_000);
        }
        Waiting.until(() -> transactions() == 0);
    }

    private Socket send(String path) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.server().port());
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    /** Nor is it the service's fault: it logs nothing. */
    @Test
    void aClientThatLeavesEndsTheStatement() throws IOException {
        try (Logged server = new Logged("io.helidon.webserver", "Unable to reset response");
                Logged routes = new Logged(Routes.class.getName(), "/stream");
                Logged answers = new Logged(JsonHttp.class.getName(), "broke off")) {
            try (Socket socket = send("/stream?rows=1000000&length=1000")) {
                assertThat(socket.getInputStream().read()).isEqualTo('H');
                Waiting.until(() -> transactions() == 1);
            }
            Waiting.until(() -> transactions() == 0);
            assertThat(server.messages()).isEmpty();
            assertThat(routes.messages()).isEmpty();
            // Those of other test classes say what their rows throw.
            assertThat(answers.entries()).allMatch(entry -> String.valueOf(entry.getThrown()).contains("secret"));
        }
    }

    /** Two clients that read nothing have the two connections; those of the other routes are free. */
    @Test
    void slowClientsHoldConnectionsOfTheirOwn() throws IOException {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            slow.add(send("/stream?rows=1000000&length=1000"));
        }
        Waiting.until(() -> transactions() == 2);
        assertThat(service.get("/numbers?id=3").json(200).get("rows").size()).isEqualTo(3);
        for (Socket socket : slow) {
            socket.close();
        }
        Waiting.until(() -> transactions() == 0);
        assertThat(service.get("/stream?rows=1&length=1").json(200).get("rows").size()).isEqualTo(1);
    }

    @Test
    void withinATransactionRowsAreReadOnItsConnection() {
        Database rows = service.trestle().database();
        List<Integer> read = new ArrayList<>();
        rows.transaction(unit -> {
            unit.execute("CREATE TEMPORARY TABLE step ON COMMIT DROP AS SELECT generate_series(1, 1200) AS n", binds -> {});
            unit.stream("SELECT n FROM step ORDER BY n", binds -> {}, row -> read.add(row.int4(1)));
            return read;
        });
        assertThat(read).hasSize(1200).startsWith(1, 2).endsWith(1200);
    }

    private static final String TYPES = """
            SELECT n, n % 2 = 0, n::int2, n::int8, n::float4, 'NaN'::float8, NULL::bool, NULL::int2, NULL::int4, NULL::int8, NULL::float4,
                   NULL::float8, NULL::text
              FROM generate_series(1, ?) AS n""";

    @Test
    void rowsThatAreReadAheadHaveTheSameValues() {
        List<String> read = new ArrayList<>();
        service.trestle().database().stream(TYPES, binds -> binds.int4(1200), row -> read.add(row.int4(1) + " " + row.bool(2) + " "
                + row.int2(3) + " " + row.int8(4) + " " + row.float4(5) + " " + row.float8(6) + " " + row.boolOrNull(7) + " "
                + row.int2OrNull(8) + " " + row.int4OrNull(9) + " " + row.int8OrNull(10) + " " + row.float4OrNull(11) + " "
                + row.float8OrNull(12) + " " + row.textOrNull(13)));
        assertThat(read).hasSize(1200);
        for (int n = 1; n <= 1200; n++) {
            assertThat(read.get(n - 1)).isEqualTo(n + " " + (n % 2 == 0) + " " + n + " " + n + " " + (float) n + " NaN"
                    + " null".repeat(7));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 700})
    void aValueThatIsNoNumberIsAnError(int rows) {
        Database database = service.trestle().database();
        HttpProblem problem = catchThrowableOfType(HttpProblem.class, () -> database.stream(
                "SELECT CASE n WHEN ? THEN 'secret' ELSE '7' END FROM generate_series(1, ?) AS n", binds -> {
                    binds.int4(rows);
                    binds.int4(rows);
                }, row -> assertThat(row.int4(1)).isEqualTo(7)));
        assertThat(problem.status().code()).isEqualTo(500);
    }

    /** The database sleeps at a row that is read ahead, or not at all: then rows are read ahead that nobody takes. */
    @ParameterizedTest
    @ValueSource(ints = {0, 800, 1001})
    void anErrorOfTheSinkLeavesTheConnectionFree(int sleepAt) {
        Database database = service.trestle().database();
        for (int i = 0; i < 10; i++) {
            int round = i;
            List<Integer> taken = new ArrayList<>();
            assertThatThrownBy(() -> database.stream(
                    "SELECT n, pg_sleep(CASE n WHEN ? THEN 60 ELSE 0 END) FROM generate_series(1, 100000) AS n",
                    binds -> binds.int4(sleepAt), row -> {
                        taken.add(row.int4(1));
                        if (row.int4(1) == 501 - (sleepAt == 800 ? 1 : 0)) {
                            throw new IllegalStateException("as asked");
                        }
                    })).isInstanceOf(IllegalStateException.class).hasMessage("as asked");
            assertThat(taken).endsWith(sleepAt == 800 ? 500 : 501);
            List<Integer> next = new ArrayList<>();
            database.stream("SELECT ?::int", binds -> binds.int4(round), row -> next.add(row.int4(1)));
            assertThat(next).containsExactly(round);
        }
    }

    @Test
    void clientsThatLeaveLeaveTheConnectionFree() throws IOException {
        for (int i = 0; i < 20; i++) {
            try (Socket socket = send("/stream?rows=1000000&length=" + (i * 100 + 1))) {
                assertThat(socket.getInputStream().readNBytes(1000 * (i * i + 1))).hasSize(1000 * (i * i + 1));
            }
            var rows = service.get("/stream?length=1&rows=" + (600 + i)).json(200).get("rows");
            assertThat(rows.size()).isEqualTo(600 + i);
        }
        Waiting.until(() -> transactions() == 0);
    }

    @Test
    void anInterruptEndsTheStatement() throws InterruptedException {
        Database database = service.trestle().database();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread reads = Thread.ofPlatform().start(() -> {
            try {
                database.stream("SELECT n, pg_sleep(CASE n WHEN 900 THEN 60 ELSE 0 END) FROM generate_series(1, 2000) AS n",
                        binds -> {}, row -> {});
            } catch (RuntimeException e) {
                thrown.set(e);
            }
        });
        Waiting.until(() -> database.all("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                + " AND datname = current_database()", binds -> {}, row -> 1).size() == 1);
        Waiting.until(() -> reads.getState() == Thread.State.WAITING);
        reads.interrupt();
        reads.join();
        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        assertThat(database.all("SELECT 42", binds -> {}, row -> row.int4(1))).containsExactly(42);
    }
}
