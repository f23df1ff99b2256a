package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HEAD and OPTIONS, byte by byte. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeadAndOptionsTest {

    private static final String END = "the end";

    private final Service service;

    HeadAndOptionsTest(Postgres.Database database) {
        service = Service.start(database.url(), HeadAndOptionsTest::api);
    }

    private static HttpFeature api(Trestle trestle) {
        FilmRoutes films = new FilmRoutes(trestle);
        return routing -> {
            films.setup(routing);
            trestle.routes(routing)
                    .route(Method.GET, "/films/{id}", (req, res) -> res.send("a film"))
                    .getWithoutHead("/films/report", (req, res) -> res.send("a job"), List.of())
                    .route(Method.GET, "/bytes", (req, res) -> res.send(new byte[5]))
                    .route(Method.GET, "/end", (req, res) -> res.send(END))
                    .route(Method.DELETE, "/films/{id}", (req, res) -> res.send())
                    .route(Method.OPTIONS, "/bytes", (req, res) -> res.header("X-Own", "yes").send())
                    .end();
        };
    }

    @AfterAll
    void stop() {
        service.close();
    }

    /** Status line and headers, and what came behind them. */
    private record Raw(String status, Map<String, String> headers, String body) {

        static Raw of(String answer) {
            int end = answer.indexOf("\r\n\r\n");
            List<String> lines = answer.substring(0, end).lines().toList();
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            lines.stream().skip(1).map(line -> line.split(": ", 2)).forEach(h -> headers.put(h[0], h[1]));
            return new Raw(lines.get(0), headers, answer.substring(end + 4));
        }
    }

    /** Asks, and asks for something known behind it: what stands before that answer is the answer to the first. */
    private Raw raw(String method, String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.server().port())) {
            socket.setSoTimeout(20_000);
            for (String request : List.of(method + " " + path, "GET /end")) {
                String lines = request + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
                socket.getOutputStream().write(lines.getBytes(StandardCharsets.US_ASCII));
            }
            ByteArrayOutputStream answers = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            String text = "";
            while (!text.endsWith(END)) {
                answers.write(buffer, 0, socket.getInputStream().read(buffer));
                text = answers.toString(StandardCharsets.UTF_8);
            }
            return Raw.of(text.substring(0, text.lastIndexOf("HTTP/1.1 200 OK\r\n")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/films/search", "/numbers?id=3", "/films/one?id=x", "/films/one?id=5", "/films/7", "/bytes",
        "/nothing", "/numbers?id=-2"})
    void headIsGetWithoutBody(String path) throws IOException {
        Raw get = raw("GET", path);
        Raw head = raw("HEAD", path);

        assertThat(head.status()).isEqualTo(get.status());
        assertThat(head.body()).isEmpty();
        assertThat(get.body()).hasSize(Integer.parseInt(get.headers().get("Content-Length")));
        get.headers().remove("Date");
        head.headers().remove("Date");
        assertThat(head.headers()).isEqualTo(get.headers());
    }

    @Test
    void headHasTheLengthOfAnAnswerThatIsStreamed() throws IOException {
        Raw head = raw("HEAD", "/numbers?id=20000");

        assertThat(head.status()).contains("200");
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().get("Content-Length"))
                .isEqualTo(String.valueOf(service.get("/numbers?id=20000").response().body().length()));
        assertThat(head.headers()).doesNotContainKey("Transfer-Encoding");
    }

    @Test
    void theConnectionLivesOnAfterHead() {
        for (int i = 0; i < 3; i++) {
            Service.Answer head = service.send(service.request("/numbers?id=20000").method("HEAD", BodyPublishers.noBody()));
            assertThat(head.response().statusCode()).isEqualTo(200);
            assertThat(service.get("/numbers?id=1").json(200).get("rows")).hasSize(1);
        }
    }

    @Test
    void headOfARouteThatOnlyTakesPost() throws IOException {
        Raw head = raw("HEAD", "/films");

        assertThat(head.status()).contains("405");
        assertThat(head.headers()).containsEntry("Allow", "OPTIONS, POST");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void headOfAGetThatDoesMoreThanAnswer() throws IOException {
        Raw head = raw("HEAD", "/films/report");

        assertThat(raw("GET", "/films/report").body()).isEqualTo("a job");
        assertThat(head.status()).contains("405");
        assertThat(head.headers()).containsEntry("Allow", "DELETE, GET, OPTIONS");
    }

    @ParameterizedTest
    @CsvSource({
        "/films/report, 'DELETE, GET, OPTIONS'", "/films, 'OPTIONS, POST'", "/films/search, 'DELETE, GET, HEAD, OPTIONS'",
        "/films/7, 'DELETE, GET, HEAD, OPTIONS'",
        "*, 'DELETE, GET, HEAD, OPTIONS, POST'",
    })
    void optionsSaysWhatAPathAllows(String path, String allowed) throws IOException {
        Raw options = raw("OPTIONS", path);

        assertThat(options.status()).isEqualTo("HTTP/1.1 204 No Content");
        assertThat(options.headers()).containsEntry("Allow", allowed);
        assertThat(options.body()).isEmpty();
    }

    @Test
    void optionsOfAPathThatIsNone() throws IOException {
        assertThat(raw("OPTIONS", "/nothing").status()).contains("404");
    }

    @Test
    void aRouteMayAnswerOptionsItself() throws IOException {
        assertThat(raw("OPTIONS", "/bytes").headers()).containsEntry("X-Own", "yes");
    }
}
