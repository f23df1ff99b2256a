package dev.trestle.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import dev.trestle.testing.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Requests that stop halfway, and more of them than the service takes. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadlinesTest {

    private static final String FORM = "POST /posters HTTP/1.1\r\nHost: a\r\nContent-Length: 190000\r\n"
            + "Content-Type: multipart/form-data; boundary=b\r\n\r\n--b\r\n"
            + "Content-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n\r\n\u0089PNG\r\n\u001a\n" + "x".repeat(150_000);

    private final Postgres.Database database;
    private Service service;
    private Path media;

    DeadlinesTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeAll
    void start(@TempDir Path directory) {
        media = directory;
        service = Service.start(Map.of("trestle.database.url", database.url(),
                "trestle.media.directory", media.toString(), "trestle.http.head-timeout", "PT0.5S",
                "trestle.http.body-timeout", "PT0.5S"),
                PosterRoutes::new);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private static Socket send(Service service, String text) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.server().port());
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static long files(Path media) {
        try (Stream<Path> all = Files.walk(media)) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void halfAForm() throws IOException {
        try (Socket socket = send(service, FORM)) {
            Waiting.until(() -> files(media) == 1);
            Wire.Answer answer = Wire.read(socket);
            assertThat(answer.isClosed()).isTrue();
            assertThat(answer.statuses()).containsExactly(408);
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(answer.text()).contains("application/problem+json", "The body of the request did not arrive in time");
            assertThat(files(media)).isZero();
        }
    }

    @Test
    void halfAHead() throws IOException {
        try (Socket socket = send(service, "GET /posters HTTP/1.1\r\nHost: a\r\nX")) {
            Wire.Answer answer = Wire.read(socket);
            assertThat(answer.statuses()).containsExactly(408);
            assertThat(answer.text()).contains("application/problem+json", "The head of the request did not arrive in time");
        }
    }

    @Test
    void moreRequestsThanTheServiceTakes(@TempDir Path directory) throws IOException {
        try (Service small = Service.start(Map.of("trestle.database.url", database.url(),
                "trestle.media.directory", directory.toString(), "trestle.http.max-requests", "2"), PosterRoutes::new)) {
            try (Socket first = send(small, FORM); Socket second = send(small, FORM)) {
                Waiting.until(() -> files(directory) == 2);
                Service.Answer answer = small.get("/nothing");
                answer.problem(503);
                assertThat(answer.header("Retry-After")).isEqualTo("1");
                assertThat(first.isConnected() && second.isConnected()).isTrue();
            }
            Waiting.until(() -> small.get("/nothing").response().statusCode() == 404);
        }
    }
}
