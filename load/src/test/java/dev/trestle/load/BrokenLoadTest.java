package dev.trestle.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Loads that break off. There is one connection for loads; after each test it is used again, and nothing is stored. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenLoadTest {

    /** A chunk and more. */
    private static final int MANY = 20_000;

    private static final String ROW = "{\"n\": 1, \"Odd, 7 name\": \"xxxxxxxxxxxxxxxxxxxxxxxx\"}\n";

    private final Postgres.Database database;
    private Service service;

    BrokenLoadTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeAll
    void start(@TempDir Path media) {
        service = Service.start(database, media, Map.of(
                "trestle.database.statement-timeout", "PT2S",
                "trestle.max-body-size", "10000",
                "trestle.load.max-body-size", "3000000"));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @AfterEach
    void theConnectionIsFineAndNothingIsStored() {
        assertThat(database.query("SELECT count(*) FROM plain")).isEqualTo("0");
        assertThat(service.answer("/plain", Service.NDJSON, ROW.repeat(3))).isEqualTo("200 {\"rows\":3}");
        assertThat(database.query("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in%'"))
                .isEqualTo("0");
        database.execute("TRUNCATE plain");
    }

    /** Runs something while a body is sent, before its row of some number. */
    private HttpResponse<String> post(int rows, IntConsumer before) {
        Iterable<byte[]> body = () -> IntStream.range(0, rows).mapToObj(i -> {
            before.accept(i);
            return ROW.getBytes(StandardCharsets.UTF_8);
        }).iterator();
        return service.post("/plain", Service.NDJSON, BodyPublishers.ofByteArrays(body));
    }

    private Socket send(int rows, int length) throws IOException {
        Socket socket = new Socket("127.0.0.1", service.server().port());
        OutputStream out = socket.getOutputStream();
        out.write(("POST /plain HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nContent-Length: " + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(ROW.repeat(rows).getBytes(StandardCharsets.UTF_8));
        out.flush();
        return socket;
    }

    private String connections(String state) {
        return database.query("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND " + state);
    }

    @Test
    void theClientLeavesInTheMiddleOfTheBody() throws IOException {
        Socket socket = send(MANY, 2_000_000);
        Waiting.until(() -> !connections("state = 'idle in transaction'").equals("0"));
        socket.close();
        Waiting.until(() -> connections("state = 'idle in transaction'").equals("0"));
    }

    @Test
    void theClientClosesItsSideInTheMiddleOfTheBody() throws IOException {
        try (Socket socket = send(MANY, 2_000_000)) {
            socket.shutdownOutput();
            assertThat(answer(socket)).startsWith("HTTP/1.1 400 ").contains("The body ends early");
        }
    }

    private static String answer(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The load waits for a lock meanwhile, longer than a statement may. */
    @Test
    void aStatementTakesTooLong() throws SQLException {
        try (Connection other = DriverManager.getConnection(database.url())) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE plain");
            assertThat(post(MANY, i -> {}).statusCode()).isEqualTo(504);
            other.rollback();
        }
    }

    @Test
    void theClientLeavesWhileTheLoadWaits() throws Exception {
        try (Connection other = DriverManager.getConnection(database.url())) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE plain");
            Socket socket = send(100, 100 * ROW.length());
            Waiting.until(() -> connections("wait_event_type = 'Lock'").equals("1"));
            socket.close();
            Waiting.until(() -> connections("wait_event_type = 'Lock'").equals("0"));
            other.rollback();
        }
    }

    @Test
    void theBackendIsKilled() {
        HttpResponse<String> answer = post(MANY, i -> {
            if (i == MANY - 1) {
                Waiting.until(() -> !database.query("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND state = 'idle in transaction'").equals("0"));
            }
        });
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    }

    @Test
    void aRowInTheMiddleIsRefused() {
        String body = ROW.repeat(MANY) + "{\"n\": \"x\"}\n" + ROW.repeat(MANY / 2);
        assertThat(service.answer("/plain", Service.NDJSON, body)).startsWith("422 ").contains("/rows/" + MANY + "/n");
    }

    @Test
    void anIteratorThrows() {
        Iterator<com.example.credits.LoadPlain.Request> rows = Stream.iterate(0, i -> i + 1).map(i -> {
            if (i == MANY) {
                throw new IllegalStateException("no more");
            }
            return new com.example.credits.LoadPlain.Request(dev.trestle.runtime.Input.absent(), dev.trestle.runtime.Input.of(i));
        }).iterator();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> service.api().loadPlain.run(() -> rows)).hasMessage("no more");
    }

    @Test
    void bodiesThatAreTooLarge() {
        String tooLarge = ROW.repeat(3_000_000 / ROW.length() + 1);
        assertThat(service.answer("/plain", Service.NDJSON, tooLarge)).startsWith("413 ").contains("larger than 3000000 bytes");
        HttpResponse<String> chunked = post(3_000_000 / ROW.length() + 1, i -> {});
        assertThat(chunked.statusCode() + chunked.body()).startsWith("413").contains("larger than 3000000 bytes");
    }

    /** A row has to fit into memory, and the whole body if its rows are known at its end only. */
    @Test
    void rowsThatAreTooLarge() {
        String large = "x".repeat(11_000);
        assertThat(service.answer("/plain", Service.NDJSON, "{}\n{\"other\": \"" + large + "\"}\n{}")).startsWith("413 ")
                .contains("Line 2 is larger than 10000 bytes");
        assertThat(service.answer("/plain", Service.NDJSON, "{}\n" + "x".repeat(300_000))).startsWith("413 ");
        assertThat(service.answer("/plain", Service.CSV, "n,other\n1,y\n2," + large)).startsWith("413 ")
                .contains("The record at line 3 is larger than 10000 bytes");
        assertThat(service.answer("/plain", Service.CSV, "n,other\n1,\"" + "\n".repeat(100_000))).startsWith("413 ");
        assertThat(service.answer("/films", Service.JSON, "{\"rows\": [{\"film_id\": 1, \"title\": \"" + "x".repeat(50_000) + "\"}]}"))
                .startsWith("413 ").contains("A row is larger than 10000 bytes");
        assertThat(service.answer("/films", Service.COLUMNS, "{\"film_id\": [1], \"title\": [\"" + large + "\"]}")).startsWith("413 ")
                .contains("json_columns", "10000 bytes");
    }

    @Test
    void bodiesThatAreMalformed() {
        assertThat(service.answer("/films", Service.JSON, "{\"rows\": [{\"film_id\": 1, \"title\": \"x\"},]}")).startsWith("400 ");
        assertThat(service.answer("/films", Service.JSON, "{\"rows\": [{\"film_id\": 1, \"title\": \"x\"}]")).startsWith("400 ");
        assertThat(service.answer("/films", Service.JSON, "{\"rows\": []} x")).startsWith("400 ");
        assertThat(service.answer("/films", Service.JSON, "{\"rows\": [], \"rows\": []}")).startsWith("400 ").contains("same name twice");
        assertThat(service.answer("/films", Service.JSON, "{\"rows\": [], \"more\": 1}")).startsWith("422 ").contains("unknown_field");
        assertThat(service.answer("/films", Service.JSON, "{}")).startsWith("422 ").contains("\"/rows\"", "required");
        assertThat(service.answer("/films", Service.JSON, "{\"rows\": {}}")).startsWith("422 ").contains("has to be an array");
        assertThat(service.answer("/films", Service.JSON, "{\"rows\": null}")).startsWith("422 ").contains("null_not_allowed");
        assertThat(service.answer("/films", Service.JSON, "[]")).startsWith("422 ").contains("not_an_object");
        assertThat(service.answer("/films", Service.JSON, "")).startsWith("400 ");
        assertThat(service.answer("/films", Service.JSON, "{\"rows\": [1]}")).startsWith("422 ").contains("/rows/0", "has to be an object");
        assertThat(service.answer("/films", "application/xml", "<rows/>")).startsWith("415 ");
        assertThat(service.answer("/plain", Service.JSON, "{\"rows\": []}")).startsWith("415 ");
    }
}
