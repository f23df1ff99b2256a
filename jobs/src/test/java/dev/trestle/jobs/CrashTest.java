package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two server processes on one database: each job takes effect exactly once, whatever ends in the middle of it. With
 * {@code -Dtrestle.long=true} there are many more jobs and kills. {@code target/crash-test.txt} has the figures.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGKILL")
class CrashTest {

    private static final boolean LONG = Boolean.getBoolean("trestle.long");
    private static final int JOBS = LONG ? 2_000 : 240;
    private static final int KILLS = LONG ? 6 : 2;

    /** How many are submitted to a process until it ends; the last one is asked to. */
    private static final int BATCH = JOBS / 2 / (KILLS + 1);

    @TempDir
    private Path directory;

    private final List<Node> nodes = new ArrayList<>();
    private EmbeddedPostgres postgres;
    private Postgres.Database database;

    private Node startNode() {
        Node node = Node.start(database.url());
        nodes.add(node);
        return node;
    }

    @AfterEach
    void stop() throws IOException {
        nodes.forEach(Node::close);
        postgres.close();
    }

    /** Starts PostgreSQL, or starts it again on what it had stored. */
    private void startPostgres(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60));
        if (port != 0) {
            builder.setPort(port);
        }
        postgres = builder.start();
        database = new Postgres.Database(postgres.getPort(), "postgres");
    }

    /** Every third one has a hook. They sleep, so that there are always some to be hit. */
    private static String submit(Client client, int number, Random random) {
        double sleep = (200 + random.nextInt(1_000)) / 1_000.0;
        return client.submit(number % 3 == 0 ? "/cards" : "/ratings",
                "{\"film\": \"Film " + number + "\", \"stars\": 1, \"sleep\": " + sleep + "}");
    }

    private void awaitAllDone(int jobs) {
        Waiting.until(Duration.ofMinutes(10), () -> database.query(
                "SELECT count(*) FROM trestle.job WHERE finished_at IS NOT NULL").equals(Integer.toString(jobs)));
        assertThat(database.query("SELECT string_agg(status || ' ' || n, ',') FROM"
                + " (SELECT status, count(*) AS n FROM trestle.job GROUP BY status) s")).isEqualTo("done " + jobs);
        assertThat(database.query("SELECT count(*) || ' ' || count(DISTINCT film) FROM rating"))
                .isEqualTo(jobs + " " + jobs);
        Waiting.until(() -> database.query("SELECT count(*) FROM trestle.scheduled_task").equals("0"));
    }

    @Test
    void serversAreKilledAndPostgresIsRestarted() throws IOException {
        startPostgres(0);
        try (InputStream schema = CrashTest.class.getResourceAsStream("/schema.sql")) {
            database.execute(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
        }
        Random random = new Random(5);
        long startedAt = System.nanoTime();
        Node steady = startNode();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < JOBS / 2; i++) {
            ids.add(submit(steady.client(), i, random));
        }
        restartPostgres();
        Node shaky = startNode();
        int next = JOBS / 2;
        for (int kill = 0; kill < KILLS; kill++) {
            for (int end = next + BATCH; next < end; next++) {
                ids.add(submit(shaky.client(), next, random));
            }
            awaitRunning(2);
            shaky.kill();
            shaky = startNode();
        }
        for (; next < JOBS; next++) {
            ids.add(submit(shaky.client(), next, random));
        }
        awaitRunning(2);
        shaky.terminate();
        awaitAllDone(JOBS);
        for (String id : ids) {
            assertThat(steady.client().status(id)).isEqualTo("done");
        }
        // Some were hit, so there was something to make good.
        String hit = database.query("SELECT count(*) FROM trestle.job WHERE attempts > 1");
        assertThat(hit).isNotEqualTo("0");
        Files.writeString(Path.of("target", "crash-test.txt"),
                "%d jobs, %s of them hit by %d kills, one SIGTERM and a restart of PostgreSQL: %s%n".formatted(
                        JOBS, hit, KILLS, Duration.ofNanos(System.nanoTime() - startedAt)));
    }

    /** Waits until that many servers work on jobs. */
    private void awaitRunning(int servers) {
        Waiting.until(() -> database.query("SELECT count(DISTINCT task.picked_by) FROM trestle.scheduled_task task"
                + " JOIN trestle.job ON job.id = task.task_instance::uuid WHERE task.picked AND job.status = 'running'")
                .equals(Integer.toString(servers)));
    }

    /** While jobs run. */
    private void restartPostgres() throws IOException {
        awaitRunning(1);
        int port = postgres.getPort();
        postgres.close();
        startPostgres(port);
    }
}
