package dev.trestle.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.MariaDb;
import dev.trestle.testing.Postgres;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Inserts with and without export, by eight clients over HTTP. {@code -Dtrestle.throughput=true} runs it;
 * {@code target/throughput.md} has the table.
 */
@ExtendWith({Postgres.class, MariaDb.class})
@EnabledIfSystemProperty(named = "trestle.throughput", matches = "true")
class ThroughputTest {

    private static final int INSERTS = Integer.getInteger("trestle.throughput.inserts", 8_000);
    private static final int WARM_UP = INSERTS / 4;
    private static final int CLIENTS = 8;

    private final Postgres.Database database;
    private final MariaDb.Database maria;
    private final List<String> table = new ArrayList<>(List.of(
            "| export | inserts a second | median | 99 % | backlog after the last | drained after |",
            "|---|---|---|---|---|---|"));

    ThroughputTest(Postgres.Database database, MariaDb.Database maria) {
        this.database = database;
        this.maria = maria;
    }

    @Test
    void figures(@TempDir Path directory) throws IOException {
        Other postgres = Other.of(database.another()).withTables();
        Other sqlite = Other.sqlite(directory).withTables();
        Other mysql = new Other(Dialect.MYSQL, maria.url()).withTables();
        measure("none", postgres, "/loans/plain");
        measure("`same_transaction`", postgres, "/loans/together");
        measure("`outbox` to PostgreSQL", postgres, "/loans");
        measure("`outbox` to SQLite", sqlite, "/loans");
        measure("`outbox` to MariaDB", mysql, "/loans");
        measure("`inline` to PostgreSQL", postgres, "/loans/inline");
        measure("`inline` to SQLite", sqlite, "/loans/inline");
        measure("`inline` to MariaDB", mysql, "/loans/inline");
        String text = String.join("\n", table) + "\n";
        System.out.print(text);
        Files.writeString(Path.of("target", "throughput.md"), text);
    }

    private void measure(String name, Other target, String path) {
        target.execute("DELETE FROM loan_log");
        database.execute("TRUNCATE loan, ledger");
        Setup setup = Setup.merge(target).with("database.pool-size", "10")
                .with(Setup.TARGET + "connection-timeout", "PT30S").with(Setup.TARGET + "pool-size", "8");
        try (Service service = Service.start(database.url(), setup, (trestle, exports) ->
                withPlain(trestle, new LoansApi(trestle, exports, setup)))) {
            lend(service.client(), path, WARM_UP);
            service.client().awaitBacklog(0);
            long startedAt = System.nanoTime();
            long[] nanos = lend(service.client(), path, INSERTS);
            double seconds = (System.nanoTime() - startedAt) / 1e9;
            String backlog = service.client().exports().get("backlog").asString();
            service.client().awaitBacklog(0);
            double drained = (System.nanoTime() - startedAt) / 1e9;
            assertThat(database.query("SELECT count(*) FROM loan")).isEqualTo(Integer.toString(INSERTS + WARM_UP));
            table.add("| %s | %,.0f | %.1f ms | %.1f ms | %s | %.1f s |".formatted(name, INSERTS / seconds,
                    nanos[INSERTS / 2] / 1e6, nanos[INSERTS * 99 / 100] / 1e6, backlog, drained));
        }
    }

    private static HttpFeature withPlain(Trestle trestle, LoansApi api) {
        return routing -> {
            trestle.routes(routing).route(Method.POST, "/loans/plain", (req, res) -> {
                Loan.Request request = trestle.json().read(req, Loan.Request::read);
                Loan response = trestle.database().insert(
                        LendPrint.SQL, binds -> LendPrint.bind(request, binds), Loan::read);
                trestle.json().send(res, Status.CREATED_201, response::write);
            }).end();
            api.setup(routing);
        };
    }

    /** How long each took, in order. */
    private static long[] lend(Client client, String path, int count) {
        long[] nanos = new long[count];
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<CompletableFuture<Void>> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> {
                        for (int n = i; n < count; n += CLIENTS) {
                            long begun = System.nanoTime();
                            assertThat(client.send("POST", path, Client.loan("Film " + n)).statusCode()).isEqualTo(201);
                            nanos[n] = System.nanoTime() - begun;
                        }
                    }, threads))
                    .toList();
            clients.forEach(CompletableFuture::join);
        }
        return IntStream.range(0, count).mapToLong(i -> nanos[i]).sorted().toArray();
    }
}
