package dev.trestle.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.formats.BodyFormat;
import dev.trestle.formats.FormatOptions;
import dev.trestle.formats.RowEncoder;
import dev.trestle.formats.RowFormats;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Columns;
import dev.trestle.testing.Postgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies with more text than the heap of the service, which is a process of its own with 64 MB. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeapTest {

    private static final int ROWS = 70_000;

    private final Postgres.Database database;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Process process;
    private URI plain;

    @TempDir
    private Path folder;

    HeapTest(Postgres.Database database) {
        this.database = database;
    }

    /** The service; says its port. */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) throws IOException {
            Service service = Service.start(arguments[0], Path.of(arguments[1]), Map.of());
            System.out.println("port " + service.server().port());
            System.in.read();
            service.close();
        }
    }

    @BeforeAll
    void start(@TempDir Path media) throws IOException {
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
        plain = URI.create("http://127.0.0.1:" + String.valueOf(line).substring(5) + "/plain");
    }

    @AfterAll
    void stop() throws InterruptedException {
        client.close();
        process.destroy();
        process.waitFor();
    }

    private static Stream<BodyFormat> formats() {
        return Stream.of(RowFormats.NDJSON, RowFormats.CSV, RowFormats.ARROW, RowFormats.PARQUET);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void rowsThatAreLargerThanTheHeap(BodyFormat format) throws IOException, InterruptedException {
        Path body = folder.resolve(format.name());
        Columns columns = new Columns().add("Odd, 7 name", PgCodecs.TEXT).add("n", PgCodecs.INT4);
        // Of few bytes that stand for many, a body of Parquet is refused.
        byte[] content = new byte[500];
        Random random = new Random(1);
        try (OutputStream file = Files.newOutputStream(body);
                RowEncoder rows = format.encoder(columns, new FormatOptions(1_000, false, false), file)) {
            for (int i = 1; i <= ROWS; i++) {
                int n = i;
                random.nextBytes(content);
                String text = HexFormat.of().formatHex(content);
                rows.object(out -> {
                    out.startObject();
                    out.name("Odd, 7 name").text(text);
                    out.name("n").int4(n);
                    out.endObject();
                });
            }
            rows.end();
        }
        database.execute("TRUNCATE plain");
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(plain).timeout(Duration.ofSeconds(100))
                .header("Content-Type", format.mediaTypes().getFirst()).POST(BodyPublishers.ofFile(body)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode() + " " + answer.body()).isEqualTo("200 {\"rows\":" + ROWS + "}");
        assertThat(database.query("SELECT sum(n) || ' ' || sum(length(\"Odd, 7 name\")) FROM plain")).isEqualTo("2450035000 70000000");
        assertThat(process.isAlive()).isTrue();
    }
}
