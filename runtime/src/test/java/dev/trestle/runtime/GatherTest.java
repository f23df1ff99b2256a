package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.gather.Gather;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import dev.trestle.testing.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that run at once, over HTTP. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatherTest {

    private static final String SLEEPING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
            + " AND datname = current_database()";

    /** Counts notes after the lock is free, in a statement of its own. */
    private static final String COUNTED = "CREATE OR REPLACE FUNCTION counted(lock bigint) RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN"
            + " PERFORM pg_advisory_lock(lock); PERFORM pg_advisory_unlock(lock); RETURN (SELECT count(*) FROM note); END $$";

    /** Returns when as many as that wait for it, each in a transaction of its own. */
    private static final String MEET = "CREATE OR REPLACE FUNCTION meet(own bigint, others bigint) RETURNS bigint LANGUAGE plpgsql AS $$"
            + " BEGIN PERFORM pg_advisory_lock_shared(own); WHILE (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
            + " AND objid = own::int AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) < others"
            + " LOOP PERFORM pg_sleep(0.01); END LOOP; RETURN others; END $$";

    /** Fails when as many as that sleep. */
    private static final String FAIL = "CREATE OR REPLACE FUNCTION fail(others bigint) RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN"
            + " WHILE (" + SLEEPING + ") < others LOOP PERFORM pg_stat_clear_snapshot(); END LOOP;"
            + " RAISE EXCEPTION 'enough'; END $$";

    private static final String SLEEP = "SELECT 1 FROM pg_sleep(60)";

    private final Postgres.Database database;

    GatherTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeEach
    void prepare() {
        database.execute("CREATE TABLE IF NOT EXISTS note (line text); TRUNCATE note; " + COUNTED + ";" + MEET + ";" + FAIL);
    }

    private Service start(int poolSize) {
        return Service.start(Map.of(
                "trestle.database.url", database.url(),
                "trestle.database.pool-size", String.valueOf(poolSize),
                "trestle.database.connection-timeout", "PT50S"), GatherRoute::new);
    }

    private static String path(boolean snapshot, String... parts) {
        return "/gather?snapshot=" + snapshot + Arrays.stream(parts)
                .map(sql -> "&sql=" + URLEncoder.encode(sql, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    private static CompletableFuture<String> send(Service service, String path) {
        return CompletableFuture.supplyAsync(() -> service.get(path).json(200).toString(), task -> Thread.ofVirtual().start(task));
    }

    private int count(String sql) {
        return Integer.parseInt(database.query(sql));
    }

    @ParameterizedTest
    @CsvSource({"false, 71", "true, 72"})
    void partsRunAtOnce(boolean snapshot, int lock) {
        try (Service service = start(3)) {
            String meet = "SELECT meet(" + lock + ", 3)";
            assertThat(service.get(path(snapshot, meet, meet, meet)).json(200)).hasToString("{\"parts\":[3,3,3]}");
        }
    }

    /** A row that is committed while the parts run: the second part is held back until then. */
    @ParameterizedTest
    @CsvSource({"false, 2, '[0,1]'", "true, 2, '[0,0]'", "true, 1, '[0,0]'"})
    void aSnapshotHasARowInAllPartsOrInNone(boolean snapshot, int poolSize, String counts) throws SQLException {
        try (Service service = start(poolSize);
                Connection locks = DriverManager.getConnection(database.url());
                Statement lock = locks.createStatement()) {
            lock.execute("SELECT pg_advisory_lock(41), pg_advisory_lock(42)");
            CompletableFuture<String> answer =
                    send(service, path(snapshot, "SELECT counted(41)", "SELECT counted(42)"));
            Waiting.until(() -> waitingFor(41) == 1 && waitingFor(42) == poolSize - 1);
            lock.execute("SELECT pg_advisory_unlock(41)");
            Waiting.until(() -> waitingFor(41) == 0 && waitingFor(42) == 1 && running("SELECT counted(41)") == 0);
            database.execute("INSERT INTO note VALUES ('between the parts')");
            lock.execute("SELECT pg_advisory_unlock(42)");

            assertThat(answer.join()).isEqualTo("{\"parts\":" + counts + "}");
            assertThat(service.get(path(snapshot, "SELECT counted(41)", "SELECT counted(42)")).json(200))
                    .hasToString("{\"parts\":[1,1]}");
        }
    }

    private int waitingFor(int lock) {
        return count("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = " + lock + " AND NOT granted"
                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
    }

    private int running(String sql) {
        return count("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query = '"
                + sql + "'");
    }

    /** With fewer connections than requests, and than the parts of one request. */
    @ParameterizedTest
    @CsvSource({"1, false", "1, true", "2, false", "2, true"})
    void manyRequestsShareFewConnections(int poolSize, boolean snapshot) {
        try (Service service = start(poolSize)) {
            String path = path(snapshot, "SELECT 1", "SELECT 2 FROM pg_sleep(0.01)", "SELECT 3");
            List<CompletableFuture<String>> answers =
                    IntStream.range(0, 16).mapToObj(i -> send(service, path)).toList();
            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo("{\"parts\":[1,2,3]}"));
            Waiting.until(() -> count("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND state LIKE 'idle in transaction%'") == 0);
            assertThat(service.get(path).json(200)).hasToString("{\"parts\":[1,2,3]}");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theFirstFailureCancelsTheOthersAndIsTheAnswer(boolean snapshot) {
        try (Service service = start(3)) {
            assertThat(service.get(path(snapshot, SLEEP, "SELECT fail(2)", SLEEP)).errors(422)).containsExactly("raised");
            Waiting.until(() -> count(SLEEPING) == 0);
            assertThat(service.get(path(snapshot, "SELECT 1", "SELECT 1 WHERE false", "SELECT 3")).problem(404).get("detail").asString())
                    .isEqualTo("There is no such row");
            assertThat(service.get(path(snapshot, "SELECT generate_series(1, 2)")).problem(409).get("detail").asString())
                    .isEqualTo("There is more than one such row");
            assertThat(service.get(path(snapshot, "SELECT 1", "SELECT 2")).json(200)).hasToString("{\"parts\":[1,2]}");
        }
    }

    /** One after the other on one connection, in their order. */
    @Test
    void partsAfterAFailureDoNotBegin() {
        try (Service service = start(1)) {
            assertThat(service.get(path(true, "SELECT fail(0)", SLEEP, SLEEP)).errors(422)).containsExactly("raised");
            assertThat(service.get(path(true, "SELECT 1")).json(200)).hasToString("{\"parts\":[1]}");
            assertThat(count(SLEEPING)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void clientsThatLeaveEndAllParts(boolean snapshot) throws IOException {
        try (Service service = start(3); Socket client = new Socket(InetAddress.getLoopbackAddress(), service.server().port())) {
            client.getOutputStream().write(("GET " + path(snapshot, SLEEP, SLEEP, SLEEP) + " HTTP/1.1\r\nHost: a\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            Waiting.until(() -> count(SLEEPING) == 3);
            client.shutdownOutput();
            Wire.Answer answer = Wire.read(client);
            assertThat(answer.statuses()).containsExactly(499);
            Waiting.until(() -> count(SLEEPING) == 0);
            assertThat(service.get(path(snapshot, "SELECT 1", "SELECT 2")).json(200)).hasToString("{\"parts\":[1,2]}");
        }
    }

    @Test
    void aResultIsThereAfterTheRun() {
        try (Service service = start(1)) {
            Gather gather = Gather.inSnapshot(service.trestle().database());
            Supplier<List<Long>> numbers = gather.list("SELECT generate_series(1, 2)", binds -> { }, row -> row.int8(1));
            assertThatThrownBy(numbers::get).isInstanceOf(IllegalStateException.class);
            gather.run();
            assertThat(numbers.get()).containsExactly(1L, 2L);
            Gather.of(service.trestle().database()).run();
        }
    }
}
