package dev.trestle.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.data.Service.Answer;
import dev.trestle.runtime.cancellation.Cancellation;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Queries that take too long, too much, or the place of others. */
@ExtendWith(Postgres.class)
class LimitsTest {

    private static final Dataset NUMBERS = Dataset.of("numbers", FileFormat.PARQUET, "r", Validation.STRICT)
            .add("id", FileType.INT8);
    private static final FileColumns ID = new FileColumns().add("id", PgCodecs.INT8);

    /** Takes longer than any test. */
    private static final String SLOW = """
            SELECT count(*) AS id FROM numbers, range(10000000) a(i), range(10000000) b(j) WHERE hash(id + i * j) = 0""";

    private final Postgres.Database database;

    @TempDir
    private Path root;
    private String file;

    LimitsTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeEach
    void makeFile() {
        file = new Samples(root).parquet("n.parquet", "SELECT range AS id FROM range(10)");
    }

    private Service.Builder service() {
        return Service.of(database.url(), Map.of("r", root))
                .key("data.query-timeout", "PT10M")
                .key("data.queue-timeout", "PT10M")
                .route("/slow", SLOW, NUMBERS, ID)
                .route("/endless", "SELECT id + i AS id FROM numbers, range(1000000000) a(i)", NUMBERS, ID)
                .route("/quick", "SELECT id FROM numbers WHERE id < 2", NUMBERS, ID);
    }

    @Test
    void slowQueriesLeaveTheServiceResponsive() {
        int workers = Runtime.getRuntime().availableProcessors();
        // On virtual threads, which native code would not let go of their carriers.
        try (Service service = service().key("data.workers", "" + workers).key("http.few-requests", "0").start()) {
            List<CompletableFuture<Answer>> slow = IntStream.rangeClosed(0, workers)
                    .mapToObj(i -> service.begin("/slow", file)).toList();
            Waiting.until(() -> working() == workers);
            assertThat(service.get("/observe/health/live").status()).isEqualTo(200);
            assertThat(slow).noneMatch(CompletableFuture::isDone);
        }
    }

    /** The threads that are in DuckDB's code. */
    private static long working() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().matches("trestle-data-[0-9]+"))
                .filter(thread -> List.of(thread.getValue()).toString().contains("org.duckdb.DuckDBNative"))
                .count();
    }

    @Test
    void requestsThatFindNoPlaceAreRefused() {
        try (Service service = service().key("data.workers", "1").key("data.queue", "1").start()) {
            List<CompletableFuture<Answer>> all = IntStream.range(0, 4).mapToObj(i -> service.begin("/slow", file)).toList();
            Waiting.until(() -> all.stream().filter(CompletableFuture::isDone).count() == 2);
            all.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join).forEach(answer -> {
                answer.problem(503);
                assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
            });
        }
    }

    @Test
    void aRequestWaitsForAWorkerForAWhile() {
        try (Service service = service().key("data.workers", "1").key("data.queue-timeout", "PT0.2S").start()) {
            CompletableFuture<Answer> slow = service.begin("/slow", file);
            Waiting.until(() -> working() == 1);
            service.get("/quick", file).problem(503);
            assertThat(slow).isNotDone();
        }
    }

    @Test
    void aSlowQueryEndsInTime() {
        try (Service service = service().key("data.workers", "1").key("data.query-timeout", "PT0.3S").start()) {
            service.get("/slow", file).problem(504);
            // Also a quick query may exceed so short a time, on a busy machine.
            Waiting.until(() -> service.get("/quick", file).response().statusCode() == 200);
        }
    }

    @Test
    void aQueryEndsWhenItsClientLeaves() throws IOException {
        try (Service service = service().key("data.workers", "1").start()) {
            try (Socket socket = new Socket("127.0.0.1", service.server().port())) {
                socket.getOutputStream().write(("GET " + Service.path("/slow", file) + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                Waiting.until(() -> working() == 1);
            }
            service.get("/quick", file).rows();
        }
    }

    @Test
    void aPartEndsWhenItsWorkIsCancelled() {
        try (Service service = service().key("data.workers", "1").start()) {
            Cancellation cancellation = new Cancellation();
            FileQuery query = service.data().query(SLOW, NUMBERS);
            CompletableFuture<List<Long>> part = CompletableFuture.supplyAsync(() ->
                    query.cancellable(List.of(List.of(file)), binds -> { }, row -> row.int8(1)).apply(cancellation));
            Waiting.until(() -> working() == 1);
            cancellation.cancel();
            service.get("/quick", file).rows();
            assertThatThrownBy(part::join).isInstanceOf(CompletionException.class);
            assertThatThrownBy(() -> query.cancellable(List.of(List.of(file)), binds -> { }, row -> row.int8(1)).apply(cancellation))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void aListEndsWhenItIsCancelled() {
        try (Service service = service().key("data.workers", "1").start()) {
            CompletableFuture<List<Long>> rows = service.data().query(SLOW, NUMBERS)
                    .rows(List.of(List.of(file)), binds -> { }, row -> row.int8(1)).listAsync();
            Waiting.until(() -> working() == 1);
            assertThat(rows.cancel(true)).isTrue();
            // The only worker is free again.
            assertThat(service.get("/quick", file).rows()).isEqualTo("{\"rows\":[{\"id\":0},{\"id\":1}]}");
        }
    }

    @Test
    void rowsAreSentWhileTheyAreRead() throws Exception {
        try (Service service = service().key("data.workers", "1").key("data.memory-limit", "100 MiB").start()) {
            try (InputStream body = service.client().send(service.request(Service.path("/endless", file)),
                    BodyHandlers.ofInputStream()).body()) {
                assertThat(body.readNBytes(5_000_000)).hasSize(5_000_000);
            }
            // The worker is free again.
            service.get("/quick", file).rows();
        }
    }

    @Test
    void aQueryThatNeedsTooMuchMemoryIsRefused() {
        try (Service service = service().key("data.memory-limit", "20 MiB").key("data.max-temp-size", "1 MiB")
                .route("/large", "SELECT max(length(l)) AS id FROM (SELECT list(i || repeat('x', 100)) AS l FROM numbers, range(1000000) a(i))",
                        NUMBERS, ID).start()) {
            service.get("/large", file).problem(503);
            service.get("/quick", file).rows();
        }
    }

    @Test
    void aFileThatIsTooLargeIsRefused() {
        try (Service service = service().key("data.max-file-size", "10").start()) {
            service.get("/quick", file).problem(413);
        }
    }
}
