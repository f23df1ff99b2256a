package dev.trestle.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files that are larger than the server's memory, up and down. */
@ExtendWith(Postgres.class)
class LargeUploadTest {

    private static final int LINE = 1024;

    private final Postgres.Database database;

    @TempDir
    private Path folder;

    LargeUploadTest(Postgres.Database database) {
        this.database = database;
    }

    /** The service in a process of its own; says its port, and the memory that it used whenever it is asked. */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) throws IOException {
            Service service = Service.start(java.util.Map.of(
                    "trestle.database.url", arguments[0],
                    "trestle.media.directory", arguments[1],
                    "trestle.media.max-upload-size", arguments[2]), PosterRoutes::new);
            System.out.println("port " + service.server().port());
            System.in.read();
            service.close();
        }
    }

    /** As many lines of text as make the size. */
    private static InputStream lines(long size) {
        byte[] line = "x".repeat(LINE - 1).concat("\n").getBytes(StandardCharsets.US_ASCII);
        return new InputStream() {
            private long left = size;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                int count = (int) Math.min(Math.min(length, LINE), left);
                System.arraycopy(line, 0, bytes, offset, count);
                left -= count;
                return count == 0 ? -1 : count;
            }
        };
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static InputStream part(String name, long size) {
        String head = "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"x\"\r\n\r\n";
        return new SequenceInputStream(new SequenceInputStream(bytes(head), lines(size)), bytes("\r\n"));
    }

    private static InputStream form(long contract, long thumbnail) {
        InputStream title = bytes("--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nLarge\r\n");
        InputStream files = thumbnail == 0 ? part("contract", contract)
                : new SequenceInputStream(part("contract", contract), part("thumbnail", thumbnail));
        return new SequenceInputStream(new SequenceInputStream(title, files), bytes("--b--\r\n"));
    }

    private void upAndDown(int heap, long contract, long thumbnail) throws IOException, InterruptedException {
        database.execute("TRUNCATE poster");
        Process process = new ProcessBuilder(List.of(
                ProcessHandle.current().info().command().orElseThrow(), "-Xmx" + heap + "m",
                "-XX:MaxDirectMemorySize=" + heap + "m", "-cp", System.getProperty("java.class.path"),
                Main.class.getName(), database.url(), folder.resolve("store").toString(), "" + contract))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader(); HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1).build()) {
            String line = out.readLine();
            while (line != null && !line.startsWith("port ")) {
                line = out.readLine();
            }
            String base = "http://127.0.0.1:" + String.valueOf(line).substring(5);
            HttpResponse<String> created = client.send(HttpRequest.newBuilder(URI.create(base + "/posters"))
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .POST(BodyPublishers.ofInputStream(() -> form(contract, thumbnail))).build(),
                    BodyHandlers.ofString());
            assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
            if (thumbnail > 0) {
                assertThat(created.body()).contains("\"thumbnail_size\":" + thumbnail);
            }
            URI uri = URI.create(base + "/posters/contract?title=Large");
            HttpResponse<InputStream> answer =
                    client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(contract);
                assertThat(count(body)).isEqualTo(contract);
            }
            assertThat(client.send(HttpRequest.newBuilder(uri).header("Range", "bytes=-5").build(),
                    BodyHandlers.ofString()).body()).isEqualTo("xxxx\n");
        } finally {
            process.destroy();
            process.waitFor();
        }
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1)
                    .allMatch(file -> file.toFile().length() == contract);
        }
    }

    private static long count(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long count = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            count += read;
        }
        return count;
    }

    /** A file into the store and one into the database, each larger than all of the memory. */
    @Test
    void largerThanTheMemory() throws IOException, InterruptedException {
        upAndDown(48, 64L << 20, 64L << 20);
    }

    @Test
    @EnabledIfSystemProperty(named = "trestle.large", matches = "true")
    void twoGibibytes() throws IOException, InterruptedException {
        upAndDown(256, 2L << 30, 0);
    }
}
