package dev.trestle.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Inserts under load while the target is locked, stopped, restarted and slow: none of them waits for it, and every row
 * arrives. With {@code -Dtrestle.long=true} there are 5,000. {@code target/load-test.txt} has the figures.
 */
@ExtendWith(Postgres.class)
class LoadTest {

    private static final int INSERTS = Boolean.getBoolean("trestle.long") ? 5_000 : 600;
    private static final int CLIENTS = 8;

    @TempDir
    private Path directory;

    private final Postgres.Database database;
    private final Set<Long> lent = ConcurrentHashMap.newKeySet();
    private EmbeddedPostgres postgres;
    private Other target;

    LoadTest(Postgres.Database database) {
        this.database = database;
    }

    /** Starts the target, or starts it again on what it had stored. */
    private void startTarget(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60));
        if (port != 0) {
            builder.setPort(port);
        }
        postgres = builder.start();
        target = Other.of(new Postgres.Database(postgres.getPort(), "postgres"));
    }

    @AfterEach
    void stop() throws IOException {
        postgres.close();
    }

    /** All are answered when it returns. Every tenth loan is changed at once, which has to arrive after it. */
    private void lend(Client client, int count) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> {
                        for (int n = i; n < count; n += CLIENTS) {
                            long id = client.lend("Film " + n);
                            lent.add(id);
                            if (n % 10 == 0) {
                                client.change(id, "Changed");
                            }
                        }
                    }, threads))
                    .toList();
            clients.forEach(CompletableFuture::join);
        }
    }

    @Test
    void everyRowArrives() throws IOException {
        startTarget(0);
        target.withTables();
        long startedAt = System.nanoTime();
        try (Service service = Service.start(database, Setup.merge(target))) {
            Client client = service.client();
            try (Held table = Held.table(target, "loan_log")) {
                lend(client, INSERTS - INSERTS / 3 * 2);
                assertThat(table.count("loan_log")).isZero();
                assertThat(client.exports().get("backlog").asInt()).isGreaterThanOrEqualTo(INSERTS / 3);
            }
            Waiting.until(() -> !target.query("SELECT count(*) FROM loan_log").equals("0"));

            int port = postgres.getPort();
            postgres.close();
            lend(client, INSERTS / 3);
            assertThat(client.exports().get("backlog").asInt()).isPositive();
            startTarget(port);

            target.execute("CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS"
                    + " $$ BEGIN PERFORM pg_sleep(0.01); RETURN NEW; END $$");
            target.execute("CREATE TRIGGER slow BEFORE INSERT ON loan_log FOR EACH ROW EXECUTE FUNCTION slow()");
            lend(client, INSERTS / 3);
            target.execute("DROP TRIGGER slow ON loan_log");

            Waiting.until(Duration.ofMinutes(5), () -> client.exports().get("backlog").asInt() == 0);
            assertThat(client.exports().get("dead_letters").asInt()).isZero();
            assertThat(database.query("SELECT count(*) FROM trestle.export_entry")).isEqualTo("0");
        }
        assertThat(target.list("SELECT loan_id FROM loan_log")).hasSize(lent.size())
                .allSatisfy(id -> assertThat(lent).contains(Long.valueOf(id)));
        String rows = "SELECT md5(string_agg(loan_id || film || fee, ',' ORDER BY loan_id)) FROM ";
        assertThat(target.query(rows + "loan_log")).isEqualTo(database.query(rows + "loan"));
        assertThat(target.query("SELECT count(*) FROM loan_log WHERE film = 'Changed'"))
                .isEqualTo(database.query("SELECT count(*) FROM loan WHERE film = 'Changed'"));
        Files.writeString(Path.of("target", "load-test.txt"), "%d rows while the target was locked, stopped and slow: %s%n"
                .formatted(lent.size(), Duration.ofNanos(System.nanoTime() - startedAt)));
    }
}
