package dev.trestle.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What /media/ gives, and above all what it does not. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MediaRouteTest {

    private static final String HASH = "0".repeat(64);
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private final Postgres.Database database;
    private final PosterService posters;
    private final byte[] png = Samples.png(1);
    private String path = "";

    MediaRouteTest(Postgres.Database database) {
        this.database = database;
        this.posters = PosterService.start(database);
    }

    @BeforeAll
    void aPoster() {
        posters.post(new Multipart().text("title", "Hidden").file("contract", "c", Samples.PDF)
                .file("thumbnail", "t", Samples.HTML)).json(201);
        path = posters.image("Shown", png);
    }

    @AfterAll
    void stop() {
        posters.close();
    }

    @Test
    void aFile() {
        Service.Answer answer = posters.service().get(path);

        assertThat(answer.response().statusCode()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("image/png");
        assertThat(answer.header("Content-Length")).isEqualTo("" + png.length);
        assertThat(answer.header("Content-Disposition")).isEqualTo("inline");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(path).contains(answer.header("ETag").replace("\"", ""));
        assertThat(answer.header("Last-Modified")).endsWith(" GMT");
        assertThat(posters.service().bytes(path)).isEqualTo(png);
    }

    @Test
    void onlyTheHead() throws IOException {
        String answer = raw("HEAD " + path);

        assertThat(answer).startsWith("HTTP/1.1 200 ").containsIgnoringCase("content-length: " + png.length)
                .containsIgnoringCase("etag: ").endsWith("\r\n\r\n");
        assertThat(raw("HEAD " + path + "x")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void otherMethods() {
        Service.Answer answer = posters.service().send(posters.service().request(path).DELETE());

        answer.problem(405);
        assertThat(answer.header("Allow")).contains("GET").contains("HEAD");
    }

    /** KEY stands for the key of a file that is there, HASH for its last part. */
    @ParameterizedTest
    @ValueSource(strings = {
        "/media", "/media/", "/media//", "/media/poster.image", "/media/poster.image/", "/media/poster.image/0",
        "/media/KEY/", "/media//KEY", "/media/./KEY", "/media/x/../KEY", "/media/KEY%00", "/media/KEY%20",
        "/media/%2e%2e/KEY", "/media/..%2fKEY", "/media/..%252fKEY", "/media/%2e%2e%2f%2e%2e%2fetc/passwd",
        "/media/../../../../etc/passwd", "/media//etc/passwd", "/media/%2fetc%2fpasswd", "/media/..%5c..%5cwindows",
        "/media/poster.image%2fHASH", "/media/poster.image%252fHASH", "/media/poster.image\\HASH",
        "/media/POSTER.IMAGE/HASH", "/media/poster%2eimage/HASH", "/media/poster.image/./HASH",
        "/media/poster.image/aa/HASH", "/media/.incoming/HASH", "/media/poster.image/HASH.bak",
        "/media/poster.image/HASH;x=y", "/media/poster.image;x/HASH", "/media/poster.contract/HASH",
        "/media/film.poster/HASH", "/media/KEY/../../poster.contract/CONTRACT", "/media/poster.contract/CONTRACT",
        "/media/poster.image/CONTRACT", "/media/poster.image/a/../a/../HASH", "/MEDIA/KEY"
    })
    void whatIsNotServed(String request) throws IOException {
        String key = path.substring("/media/".length());
        String contract = database.query("SELECT contract FROM poster WHERE title = 'Hidden'");
        String target = request.replace("KEY", key).replace("HASH", key.substring(key.indexOf('/') + 1))
                .replace("CONTRACT", contract.substring(contract.indexOf('/') + 1));
        String unknown = raw("GET /media/poster.image/" + HASH + ".png");

        String answer = raw("GET " + target);

        if (answer.startsWith("HTTP/1.1 400 ")) {
            // Helidon refuses characters that no URL has.
            assertThat(target).contains("\\");
        } else {
            assertThat(withoutDate(answer)).isEqualTo(withoutDate(unknown)).startsWith("HTTP/1.1 404 ");
        }
    }

    private static String withoutDate(String answer) {
        return answer.replaceAll("(?i)date: [^\r]*\r\n", "");
    }

    @Test
    void linksAreNoFiles() throws IOException {
        Path folder = Files.createDirectories(posters.media().resolve("poster.image").resolve("00"));
        Path secret = Files.writeString(posters.media().resolveSibling("secret"), "secret");
        Files.createSymbolicLink(folder.resolve(HASH + ".txt"), secret);
        Files.createDirectory(folder.resolve(HASH + ".png"));
        Path elsewhere = Files.createDirectories(posters.media().resolveSibling("elsewhere"));
        Files.writeString(elsewhere.resolve("11" + HASH.substring(2) + ".txt"), "secret");
        Files.createSymbolicLink(posters.media().resolve("poster.image").resolve("11"), elsewhere);

        posters.service().get("/media/poster.image/" + HASH + ".txt").problem(404);
        posters.service().get("/media/poster.image/" + HASH + ".png").problem(404);
        posters.service().get("/media/poster.image/11" + HASH.substring(2) + ".txt").problem(404);
        assertThat(secret).hasContent("secret");
    }

    @Test
    void routesThatAnswerWithAFile() {
        Service.Answer contract = posters.service().get("/posters/contract?title=Hidden");
        assertThat(contract.response().body()).isEqualTo(new String(Samples.PDF, StandardCharsets.US_ASCII));
        assertThat(contract.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(contract.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(posters.service().bytes("/posters/image?title=Shown")).isEqualTo(png);

        Service.Answer html = posters.service().get("/posters/thumbnail?title=Hidden");
        assertThat(html.header("Content-Type")).isEqualTo("text/html");
        assertThat(html.header("Content-Disposition")).isEqualTo("attachment; filename=\"file.html\"");
        assertThat(posters.service().send(posters.service().request("/posters/thumbnail?title=Hidden")
                .header("If-None-Match", html.header("ETag"))).response().statusCode()).isEqualTo(304);

        for (String none : new String[] {"image?title=Hidden", "contract?title=Shown", "thumbnail?title=Shown"}) {
            assertThat(posters.service().get("/posters/" + none).problem(404).get("detail").asString())
                    .isEqualTo("There is no file");
        }
    }

    @Test
    void aFileThatIsGone() {
        database.execute("INSERT INTO poster (title, image) VALUES ('Gone', 'poster.image/" + HASH + ".gif'),"
                + " ('Odd', '../../etc/passwd')");

        posters.service().get("/posters/image?title=Gone").problem(404);
        posters.service().get("/posters/image?title=Odd").problem(404);
        assertThat(posters.routes().media().link("../../é?").url().toString())
                .endsWith("/media/../../%C3%A9%3F");
        assertThat(posters.routes().media().link("https://example.com/a.png").url().toString())
                .isEqualTo("https://example.com/a.png");
    }

    /** One answer; the server may keep the connection. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), posters.service().server().port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write((request + " HTTP/1.1\r\nHost: x\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            StringBuilder answer = new StringBuilder();
            while (answer.indexOf("\r\n\r\n") < 0) {
                answer.append((char) socket.getInputStream().read());
            }
            Matcher length = LENGTH.matcher(answer);
            int count = request.startsWith("HEAD") || !length.find() ? 0 : Integer.parseInt(length.group(1));
            byte[] body = socket.getInputStream().readNBytes(count);
            return answer.append(new String(body, StandardCharsets.ISO_8859_1)).toString();
        }
    }
}
