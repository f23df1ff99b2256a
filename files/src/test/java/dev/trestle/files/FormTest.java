package dev.trestle.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms that do not fit; none of them leaves a file. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormTest {

    private final PosterService posters;

    FormTest(Postgres.Database database) {
        posters = PosterService.start(
                database, "max-body-size", "5000", "media.max-upload-size", "30000000");
    }

    @AfterAll
    void stop() {
        posters.close();
    }

    @AfterEach
    void noFiles() {
        assertThat(posters.files()).isEmpty();
    }

    private Service.Answer post(String type, byte[] body) {
        return posters.service().send(posters.service().request("/posters")
                .header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    private Service.Answer post(String... lines) {
        return post("multipart/form-data; boundary=b", String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everythingThatDoesNotFit() {
        assertThat(posters.post(new Multipart()
                .file("image", "really.png", Samples.PDF)
                .file("contract", "a", Samples.PDF).file("contract", "b", Samples.PDF)
                .text("facts", "{")
                .file("tags", "tags.txt", Samples.PDF)
                .text("year", "1999")
                .file("poster", "x.png", Samples.png(1))).errors(422)).containsExactly(
                "/image media_type", "/contract repeated", "/facts invalid_format", "/tags wrong_type",
                "/year unknown_field", "/poster unknown_field", "/title required");
    }

    @Test
    void textWhereAFileBelongs() {
        assertThat(posters.post(new Multipart().text("title", "x").text("image", "text")).errors(422))
                .containsExactly("/image media_type");
        assertThat(posters.post(new Multipart().text("title", "x").text("title", "y")).errors(422))
                .containsExactly("/title repeated");
        assertThat(posters.post(new Multipart().text("title", "a\0b")).errors(422))
                .containsExactly("/title nul_character");
    }

    @Test
    void whatThePathHasAlready() {
        assertThat(inPath(new Multipart().text("title", "y").text("year", "1999")))
                .containsExactly("/title unknown_field", "/year unknown_field");
        assertThat(inPath(new Multipart().file("title", "x.pdf", Samples.PDF).file("image", "x.png", Samples.PDF)))
                .containsExactly("/title unknown_field", "/image media_type");
    }

    private List<String> inPath(Multipart form) {
        return posters.service().send(form.to(posters.service().request("/films/x/poster"))).errors(422);
    }

    @Test
    void theProblemSaysTheTypes() {
        assertThat(message(Samples.HTML))
                .isEqualTo("has to be one of image/png, image/jpeg; by its content the file is text/html");
        assertThat(message(new byte[0])).isEqualTo("has to be one of image/png, image/jpeg; the file is empty");
    }

    private String message(byte[] image) {
        return posters.post(new Multipart().text("title", "x").file("image", "x.png", image)).problem(422)
                .get("errors").get(0).get("message").asString();
    }

    @Test
    void anEmptyForm() {
        assertThat(post("--b--", "").errors(422)).containsExactly("/title required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "multipart/mixed; boundary=b", "text/plain", "multipart/form-dat", ";"})
    void noForm(String type) {
        Service.Answer answer = post(type, "{}".getBytes(StandardCharsets.UTF_8));
        answer.problem(415);
        assertThat(answer.response().headers().firstValue("Accept")).hasValue("multipart/form-data");
    }

    @Test
    void noBody() {
        posters.service().send(posters.service().request("/posters").POST(BodyPublishers.noBody())).problem(400);
        posters.service().send(posters.service().request("/posters")
                .POST(BodyPublishers.ofString("--b--"))).problem(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"",
        "multipart/form-data; boundary=b; boundary=c"})
    void noBoundary(String type) {
        int status = post(type, "--b--".getBytes(StandardCharsets.UTF_8)).response().statusCode();

        assertThat(status).isIn(400, 415);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "x", "--b", "--b\r\n", "--c--\r\n", "--bc\r\n",
        "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nT\r\n--b",
        "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nT",
        "--b\r\nContent-Disposition: form-data\r\n\r\nT\r\n--b--\r\n",
        "--b\r\nContent-Disposition: attachment; name=\"title\"\r\n\r\nT\r\n--b--\r\n",
        "--b\r\n\r\nT\r\n--b--\r\n",
        "--b\r\nContent-Disposition: form-data; name=\"title\r\n\r\nT\r\n--b--\r\n",
        "--b\r\nContent-Disposition: form-data; name=\"title\"; name=\"x\"\r\n\r\nT\r\n--b--\r\n",
        "--b\r\nContent-Disposition: form-data; name=\"title\"\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n"
                + "T\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=\"title\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + "VA==\r\n--b--"
    })
    void malformed(String body) {
        post(body).problem(400);
    }

    @Test
    void otherCharsets() {
        byte[] latin1 = new Multipart().text("title", "x").bytes();
        post(Multipart.TYPE, new Multipart().part("name=\"title\"", new byte[] {(byte) 0xE9}).end()).problem(400);
        post(Multipart.TYPE, new Multipart().raw(latin1)
                .raw("--" + Multipart.BOUNDARY + "\r\nContent-Disposition: form-data; name=\"")
                .raw(new byte[] {(byte) 0xE9}).raw("\"\r\n\r\nx\r\n").end()).problem(400);
    }

    @Test
    void tooMuch() {
        posters.post(new Multipart().text("title", "x").text("facts", "\"" + "x".repeat(5000) + "\"")).problem(413);
        posters.post(new Multipart().text("title", "x").text("x".repeat(20_000), "")).problem(400);
        Multipart parts = new Multipart();
        for (int i = 0; i < 1001; i++) {
            parts.text("t", "");
        }
        posters.post(parts).problem(413);

        byte[] png = Samples.png(1);
        byte[] large = java.util.Arrays.copyOf(png, 200_001);
        Multipart form = new Multipart().text("title", "x").file("image", "x", large);
        assertThat(posters.service().send(form.to(posters.service().request("/posters/small"))).problem(413)
                .get("detail").asString()).contains("image").contains("200000");
    }

    @Test
    void aLargeFileThatIsRefusedIsNotReadToTheEnd() throws IOException {
        Multipart start = new Multipart().file("image", "x.png", new byte[9_000_000]);
        String answer = raw("Content-Length: 30000000", start.bytes());

        assertThat(answer).startsWith("HTTP/1.1 422 ").contains("/image", "media_type")
                .containsIgnoringCase("connection: close");
        answer = raw("Content-Length: 30000000", new Multipart().file("no", "x", new byte[9_000_000]).bytes());
        assertThat(answer).startsWith("HTTP/1.1 422 ").contains("/no", "unknown_field");
    }

    @Test
    void aBodyThatIsNotWaitedFor() throws IOException {
        assertThat(raw("Content-Length: 99000000", new byte[0])).startsWith("HTTP/1.1 413 ")
                .containsIgnoringCase("connection: close");
        assertThat(raw("Content-Length: 99000000\r\nExpect: 100-continue", new byte[0])).startsWith("HTTP/1.1 413 ");
        assertThat(raw("Transfer-Encoding: chunked", "7fffffff\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void aClientThatHangsUp() throws IOException {
        Multipart start = new Multipart().text("title", "x")
                .raw("--" + Multipart.BOUNDARY + "\r\n")
                .raw("Content-Disposition: form-data; name=\"image\"; filename=\"x\"\r\n\r\n")
                .raw(java.util.Arrays.copyOf(Samples.png(1), 150_000));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), posters.service().server().port())) {
            write(socket, "Content-Length: 190000", start.bytes());
            Waiting.until(() -> !posters.files().isEmpty());
        }
        Waiting.until(() -> posters.files().isEmpty());
    }

    private String raw(String headers, byte[] body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), posters.service().server().port())) {
            write(socket, headers, body);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void write(Socket socket, String headers, byte[] body) throws IOException {
        socket.setSoTimeout(60_000);
        OutputStream out = socket.getOutputStream();
        String head = "POST /posters HTTP/1.1\r\nHost: x\r\nContent-Type: " + Multipart.TYPE + "\r\n" + headers
                + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }
}
