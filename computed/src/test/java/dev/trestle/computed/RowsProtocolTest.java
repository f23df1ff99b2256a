package dev.trestle.computed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Writers and servers on the same few documents: whole sets of rows at any time, none of them stale at the end, and no deadlock. With
 * {@code -Dtrestle.long=true} for a minute instead of two seconds.
 */
@ExtendWith(Postgres.class)
class RowsProtocolTest {

    private static final Duration TIME = Duration.ofSeconds(Boolean.getBoolean("trestle.long") ? 60 : 2);
    private static final int DOCS = 12;

    /** In one transaction: documents in the order of their keys, each before its rows, as DELETE locks them. */
    private static Callable<Integer> writer(Library library, long end, int seed) {
        return () -> {
            Random random = new Random(seed);
            int transactions = 0;
            try (Connection connection = DriverManager.getConnection(library.database().url());
                    PreparedStatement review = connection.prepareStatement("UPDATE doc_chunk SET reviewed = NOT reviewed WHERE doc_id = ? AND seq = 1");
                    PreparedStatement update = connection.prepareStatement("UPDATE doc SET title = ?, body = ? WHERE doc_id = ?");
                    PreparedStatement delete = connection.prepareStatement("DELETE FROM doc WHERE doc_id = ?");
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO doc (doc_id, title, body) VALUES (?, 'again', 'x|y')"
                            + " ON CONFLICT (doc_id) DO NOTHING")) {
                connection.setAutoCommit(false);
                while (System.nanoTime() < end) {
                    for (int doc : random.ints(2, 1, DOCS + 1).distinct().sorted().toArray()) {
                        update.setString(1, "T" + seed + "." + transactions);
                        update.setString(2, random.nextInt(5) == 0 ? null : "a" + "|b".repeat(random.nextInt(5)));
                        update.setInt(3, doc);
                        update.executeUpdate();
                        review.setInt(1, doc);
                        review.executeUpdate();
                        if (random.nextInt(8) == 0) {
                            delete.setInt(1, doc);
                            delete.executeUpdate();
                            insert.setInt(1, doc);
                            insert.executeUpdate();
                        }
                    }
                    connection.commit();
                    transactions++;
                    Thread.sleep(random.nextInt(4));
                }
            }
            return transactions;
        };
    }

    private static Callable<Integer> reader(Library library, long end) {
        return () -> {
            int torn = 0;
            try (Library own = Library.open(library.database())) {
                while (System.nanoTime() < end) {
                    torn += Integer.parseInt(own.query(Docs.TORN));
                    Thread.sleep(5);
                }
            }
            return torn;
        };
    }

    @Test
    void wholeSetsAndNeverADeadlock(Postgres.Database database) throws Exception {
        Library library = Docs.another(database);
        library.execute("INSERT INTO doc (doc_id, title, body) SELECT n, 'T', 'x|y|z' FROM generate_series(1, " + DOCS + ") n");
        Docs docs = Docs.USUAL.chunks(doc -> {
            Thread.sleep(ThreadLocalRandom.current().nextInt(8));
            return Docs.chunks(doc);
        });
        Map<String, String> quick = Map.of("computed.poll-interval", "PT0.01S");
        try (Service first = docs.start(library, quick);
                Service second = docs.start(library, quick);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long end = System.nanoTime() + TIME.toNanos();
            Future<Integer> torn = threads.submit(reader(library, end));
            List<Callable<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                writers.add(writer(library, end, i));
            }
            for (Future<Integer> writer : threads.invokeAll(writers)) {
                assertThat(writer.get()).isPositive();
            }
            assertThat(torn.get()).isZero();
            Docs.awaitDone(library);
            assertThat(first.client().column("doc_chunk").get("failed").asInt()).isZero();
            assertThat(second.client().column("doc_chunk.embedding").get("failed").asInt()).isZero();
        }
        assertThat(library.query(Docs.WRONG)).isEqualTo("0");
        assertThat(library.query("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")).isEqualTo("0");
    }
}
