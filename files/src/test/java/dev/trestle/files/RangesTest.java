package dev.trestle.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of files, and requests that depend on what the client has (RFC 9110 sections 13 and 14). */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RangesTest {

    private static final String PATH = "/posters/contract?title=Text";
    private static final String TEXT = "0123456789".repeat(1000);

    private final PosterService posters;
    private String tag = "";

    RangesTest(Postgres.Database database) {
        this.posters = PosterService.start(database);
    }

    /** A text of 10000 bytes, as in the examples of RFC 9110 section 14.1.2. */
    @BeforeAll
    void aText() {
        posters.post(new Multipart().text("title", "Text")
                .file("contract", "c", TEXT.getBytes(StandardCharsets.US_ASCII))).json(201);
        tag = posters.service().get(PATH).header("ETag");
    }

    @AfterAll
    void stop() {
        posters.close();
    }

    private Service.Answer get(String... headers) {
        HttpRequest.Builder request = posters.service().request(PATH);
        return posters.service().send(headers.length == 0 ? request : request.headers(headers));
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-499, 0, 499", "bytes=500-999, 500, 999", "bytes=-500, 9500, 9999", "bytes=9500-, 9500, 9999",
        "bytes=9999-99999999, 9999, 9999", "bytes=-20000, 0, 9999", "'bytes= 0-0 ', 0, 0", "Bytes=5-5, 5, 5",
        "'bytes=500-600,601-999', 500, 999", "'bytes=500-700,601-999', 500, 999", "'bytes=,1-2,', 1, 2",
        "'bytes=0-0,20000-', 0, 0"
    })
    void onePart(String range, int first, int last) {
        Service.Answer answer = get("Range", range);

        assertThat(answer.response().statusCode()).isEqualTo(206);
        assertThat(answer.header("Content-Range")).isEqualTo("bytes " + first + "-" + last + "/10000");
        assertThat(answer.header("Content-Length")).isEqualTo("" + (last - first + 1));
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain");
        assertThat(answer.response().body()).isEqualTo(TEXT.substring(first, last + 1));
    }

    @Test
    void severalParts() {
        Service.Answer answer = get("Range", "bytes=9998-,0-1,5-5");

        assertThat(answer.response().statusCode()).isEqualTo(206);
        String type = answer.header("Content-Type");
        assertThat(type).startsWith("multipart/byteranges; boundary=");
        String boundary = type.substring(type.indexOf('=') + 1);
        assertThat(answer.response().body()).isEqualTo("""
                \r
                --B\r
                Content-Type: text/plain\r
                Content-Range: bytes 9998-9999/10000\r
                \r
                89\r
                --B\r
                Content-Type: text/plain\r
                Content-Range: bytes 0-1/10000\r
                \r
                01\r
                --B\r
                Content-Type: text/plain\r
                Content-Range: bytes 5-5/10000\r
                \r
                5\r
                --B--\r
                """.replace("B", boundary).replace(boundary + "ytes", "bytes"));
        assertThat(answer.header("Content-Length")).isEqualTo("" + answer.response().body().length());
        assertThat(answer.response().headers().firstValue("Content-Range")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10000-", "bytes=-0", "bytes=20000-30000,10000-"})
    void noSuchPart(String range) {
        Service.Answer answer = get("Range", range);

        answer.problem(416);
        assertThat(answer.header("Content-Range")).isEqualTo("bytes */10000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes", "bytes=", "bytes=x-y", "bytes=5-4", "bytes=--5", "bytes=1-2-3", "items=0-5",
        "bytes=-",
        "bytes=0-1;2-3", "bytes=99999999999999999999-", "bytes=1-x", "bytes=0x1-2", "bytes=" + "0-0,2-2,4-4,6-6,8-8,"
        + "10-10,12-12,14-14,16-16,18-18,20-20,22-22,24-24,26-26,28-28,30-30,32-32"})
    void noRangeAtAll(String range) {
        Service.Answer answer = get("Range", range);

        assertThat(answer.response().statusCode()).isEqualTo(200);
        assertThat(answer.response().body()).isEqualTo(TEXT);
    }

    @Test
    void rangesOfOtherMethods() {
        Service.Answer head = posters.service().send(posters.service().request("/posters/image?title=Text")
                .header("Range", "bytes=0-1").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.response().statusCode()).isEqualTo(404);

        String path = posters.image("Post", Samples.png(9));
        Service.Answer post = posters.service().send(posters.service().request("/posters/image")
                .headers("Range", "bytes=0-1", "If-None-Match", "*", "Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"title\": \"Post\"}")));
        assertThat(post.response().statusCode()).isEqualTo(200);
        assertThat(post.header("Content-Length")).isEqualTo("" + Samples.png(9).length);
        head = posters.service().send(posters.service().request(path)
                .header("Range", "bytes=0-1").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.response().statusCode()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo("" + Samples.png(9).length);
    }

    @Test
    void ifRange() {
        String date = get().header("Last-Modified");

        assertThat(get("Range", "bytes=0-1", "If-Range", tag).response().statusCode()).isEqualTo(206);
        assertThat(get("Range", "bytes=0-1", "If-Range", date).response().statusCode()).isEqualTo(206);
        for (String other : new String[] {"\"x\"", "W/" + tag, "Sun, 06 Nov 1994 08:49:37 GMT", "yesterday"}) {
            assertThat(get("Range", "bytes=0-1", "If-Range", other).response().statusCode()).isEqualTo(200);
        }
    }

    /** TAG and DATE stand for those of the file. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "If-None-Match | TAG | 304", "If-None-Match | W/TAG | 304", "If-None-Match | * | 304",
        "If-None-Match | \"x\", TAG | 304", "If-None-Match | \"x\" | 200", "If-None-Match | x | 200",
        "If-Modified-Since | DATE | 304", "If-Modified-Since | Fri, 31 Dec 2100 23:59:59 GMT | 304",
        "If-Modified-Since | Sun, 06 Nov 1994 08:49:37 GMT | 200", "If-Modified-Since | soon | 200",
        "If-Match | TAG | 200", "If-Match | * | 200", "If-Match | W/TAG | 412", "If-Match | \"x\" | 412",
        "If-Unmodified-Since | DATE | 200", "If-Unmodified-Since | Sun, 06 Nov 1994 08:49:37 GMT | 412",
        "If-Unmodified-Since | soon | 200",
        "If-Unmodified-Since | Sunday, 06-Nov-94 08:49:37 GMT | 412"
    })
    void conditions(String header, String value, int status) {
        Service.Answer answer = get(header, value.replace("TAG", tag).replace("DATE", get().header("Last-Modified")));

        if (status == 412) {
            answer.problem(412);
        } else {
            assertThat(answer.response().statusCode()).isEqualTo(status);
            assertThat(answer.header("ETag")).isEqualTo(tag);
            assertThat(answer.response().body()).hasSize(status == 304 ? 0 : TEXT.length());
        }
    }

    /** RFC 9110 section 13.2.2. */
    @Test
    void whichConditionWins() {
        String old = "Sun, 06 Nov 1994 08:49:37 GMT";
        assertThat(get("If-Match", tag, "If-Unmodified-Since", old).response().statusCode()).isEqualTo(200);
        assertThat(get("If-None-Match", "\"x\"", "If-Modified-Since", "Fri, 31 Dec 2100 23:59:59 GMT").response()
                .statusCode()).isEqualTo(200);
        get("If-Match", "\"x\"", "If-None-Match", tag).problem(412);
        assertThat(get("If-None-Match", tag, "Range", "bytes=20000-").response().statusCode()).isEqualTo(304);
    }

    /** No buffer on the way holds the answer, so that the socket takes it bit by bit. */
    @Test
    void aSlowClient() throws IOException {
        byte[] large = "0123456789".repeat(3_000_000).getBytes(StandardCharsets.US_ASCII);
        posters.post(new Multipart().text("title", "Slow").file("contract", "c", large)).json(201);
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), posters.service().server().port()));
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(
                    "GET /posters/contract?title=Slow HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            assertThat(in.readNBytes(large.length)).isEqualTo(large);
        }
    }

    @Test
    void filesOfEveryKind(@org.junit.jupiter.api.io.TempDir Path folder) throws IOException {
        String[][] kinds = {
            {"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "image/svg+xml"},
            {"<!DOCTYPE html><html></html>", "text/html"},
            {"GIF89a\1\0\1\0", "image/gif"},
            {"\0\0\0\30ftypisom\0\0\2\0isomiso2", "video/mp4"},
            {"ID3\3\0\0\0\0\0\0", "audio/mpeg"},
            {"RIFF\44\0\0\0WAVEfmt \20\0\0\0", "audio/wav"},
            {"{\"a\": 1}", "text/plain"},
            {"\0\1\2\3", "application/octet-stream"}
        };
        for (String[] kind : kinds) {
            Path file = Files.write(folder.resolve("x.png"), kind[0].getBytes(StandardCharsets.ISO_8859_1));
            assertThat(LocalUpload.of(file).mediaType()).isEqualTo(kind[1]);
        }
    }
}
