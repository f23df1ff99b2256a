package dev.trestle.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are larger than the heap of the service, which is a process of its own with 64 MB. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeapTest {

    private static final int ROWS = 80_000;
    private static final int LENGTH = 1_000;

    private final Postgres.Database database;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Process process;
    private String base;

    HeapTest(Postgres.Database database) {
        this.database = database;
    }

    /** The service; says its port. */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) throws IOException {
            Readings service = Readings.start(arguments[0], Path.of(arguments[1]));
            System.out.println("port " + service.server().port());
            System.in.read();
            service.close();
        }
    }

    @BeforeAll
    void start(@TempDir Path media) throws IOException {
        database.execute("INSERT INTO reading (station, taken) SELECT repeat('x', " + LENGTH + "), now() FROM generate_series(1, " + ROWS + ")");
        process = new ProcessBuilder(List.of(
                ProcessHandle.current().info().command().orElseThrow(), "-Xmx64m", "-XX:MaxDirectMemorySize=64m",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file"),
                Main.class.getName(), database.url(), media.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        while (line != null && !line.startsWith("port ")) {
            line = out.readLine();
        }
        base = "http://127.0.0.1:" + String.valueOf(line).substring(5);
    }

    @AfterAll
    void stop() throws InterruptedException {
        client.close();
        process.destroy();
        process.waitFor();
    }

    private HttpRequest.Builder request(String format) {
        return HttpRequest.newBuilder(URI.create(base + "/readings?bad=-1&batch_size=1000&format=" + format)).timeout(Duration.ofSeconds(100));
    }

    /** The length of Parquet, which is compressed, is not compared with the heap; ParquetTest reads the rows of a file of several groups. */
    @ParameterizedTest
    @ValueSource(strings = {"json", "json_columns", "ndjson", "ndjson_columns", "csv", "arrow", "parquet"})
    void rowsThatAreLargerThanTheHeap(String format) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(request(format).build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        try (InputStream body = answer.body()) {
            long length = body.transferTo(OutputStream.nullOutputStream());
            assertThat(length).isGreaterThan(format.equals("parquet") ? 10_000 : (long) ROWS * LENGTH);
        }
        HttpResponse<String> head = client.send(request(format).HEAD().build(), BodyHandlers.ofString());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type")).isEqualTo(answer.headers().firstValue("Content-Type"));
        assertThat(process.isAlive()).isTrue();
    }
}
