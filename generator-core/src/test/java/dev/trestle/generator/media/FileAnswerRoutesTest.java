package dev.trestle.generator.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.testing.FormBody;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated routes answer with a file that a row names, or that a row holds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileAnswerRoutesTest {

    private static final String SCHEMA = """
            CREATE DOMAIN image AS text;
            CREATE TABLE scan (scan_id integer PRIMARY KEY, title text NOT NULL DEFAULT '', image image NOT NULL, trailer text, page bytea);
            """;

    private static final String ROUTES = """
            media:
              scan.trailer: video
            routes:
              - {type: insert, name: AddScan, table: scan, path: /scans, uploadfile_inputs: [image, trailer, page],
                 outputs: [image], return_fileresponse: true}
              - {type: insert, name: AddPage, table: scan, path: /pages, uploadfile_inputs: [image, page],
                 outputs: [page], return_fileresponse: true}
              - {type: update, name: ChangeImage, table: scan, path: '/scans/{scan_id}/image', method: patch,
                 inputs: [], uploadfile_inputs: [image], outputs: [image], return_fileresponse: true}
              - {type: update, name: ChangePage, table: scan, path: '/scans/{scan_id}/page', method: put,
                 inputs: [], uploadfile_inputs: [page], outputs: [page], return_fileresponse: true}
              - {type: query, query: image, path: '/scans/{scan_id}/image', method: get, return_fileresponse: true}
              - {type: query, query: trailer, path: '/scans/{scan_id}/trailer', method: get, return_fileresponse: true}
              - {type: query, query: page, path: '/scans/{scan_id}/page', method: get, return_fileresponse: true}
              - {type: query, query: titled, path: /images/titled, method: get, return_fileresponse: true}
              - {type: query, name: FindPage, query: page, path: /pages/find, return_fileresponse: true}
              - {type: insert, name: AddCard, table: scan, path: /cards, inputs: [scan_id, title],
                 uploadfile_inputs: [image, trailer], outputs: [title, image, trailer],
                 response: {poster_card: {caption: text, image: text, key: text, trailer: 'text?'}}}
            """;

    private Posters scans;

    @BeforeAll
    void start(@TempDir Path project) throws Exception {
        scans = Posters.start(project, SCHEMA, ROUTES,
                "image", "SELECT image FROM scan WHERE scan_id = :scan_id",
                "trailer", "SELECT trailer FROM scan WHERE scan_id = :scan_id",
                "titled", "SELECT image FROM scan WHERE title = :title",
                "page", "SELECT page FROM scan WHERE scan_id = :scan_id");
        add("1", Samples.png(1), new byte[] {1, 0, 2});
        scans.send("POST", "/scans", FormBody.of("scan_id", "2", "title", "same")
                .file("image", Samples.png(2)));
    }

    private void add(String id, byte[] image, byte[] page) throws Exception {
        HttpResponse<byte[]> answer = scans.send("POST", "/scans", FormBody.of("scan_id", id, "title", "same")
                .file("image", image).file("trailer", Samples.avi("the trailer " + id)).file("page", page));
        assertThat(answer.statusCode()).as(Posters.text(answer)).isEqualTo(201);
    }

    @AfterAll
    void stop() throws Exception {
        scans.service().close();
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("none");
    }

    private static void isFile(HttpResponse<byte[]> answer, int status, String type, byte[] content) {
        assertThat(answer.statusCode()).as(Posters.text(answer)).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).isEqualTo(type);
        assertThat(header(answer, "ETag")).matches("\"\\w{64}\"");
        assertThat(answer.body()).isEqualTo(content);
    }

    @Test
    void inserts() throws Exception {
        isFile(scans.send("POST", "/scans", FormBody.of("scan_id", "10").file("image", Samples.png(10))),
                201, "image/png", Samples.png(10));
        isFile(scans.send("POST", "/pages", FormBody.of("scan_id", "11").file("image", Samples.png(11))
                .file("page", Samples.text("%PDF-1.4\n"))), 201, "application/pdf", Samples.text("%PDF-1.4\n"));
        assertThat(scans.form("POST", "/pages", FormBody.of("scan_id", "12").file("image", Samples.png(12))))
                .startsWith("404 ").contains("There is no file");
        assertThat(scans.query("SELECT count(*) FROM scan WHERE scan_id = 12")).isEqualTo("0");
        assertThat(scans.refusal("/scans", FormBody.of("scan_id", "1").file("image", Samples.png(12))))
                .isEqualTo("409 /scan_id:unique_violation");
    }

    @Test
    void updates() throws Exception {
        add("20", Samples.png(20), new byte[] {1});

        isFile(scans.send("PATCH", "/scans/20/image", new FormBody().file("image", Samples.png(21))),
                200, "image/png", Samples.png(21));
        isFile(scans.send(scans.request("/scans/20/image")), 200, "image/png", Samples.png(21));
        isFile(scans.send("PUT", "/scans/20/page", new FormBody().file("page", new byte[] {0, 7})),
                200, "application/octet-stream", new byte[] {0, 7});
        assertThat(scans.form("PATCH", "/scans/21/image", new FormBody().file("image", Samples.png(22)))).startsWith("404 ");
    }

    @Test
    void queries() throws Exception {
        isFile(scans.send(scans.request("/scans/1/image")), 200, "image/png", Samples.png(1));
        isFile(scans.send(scans.request("/scans/1/trailer")), 200, "video/x-msvideo", Samples.avi("the trailer 1"));
        isFile(scans.send(scans.request("/scans/1/page")), 200, "application/octet-stream", new byte[] {1, 0, 2});
        isFile(scans.send(scans.request("/pages/find").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"scan_id\": 1}"))), 200, "application/octet-stream", new byte[] {1, 0, 2});
    }

    @ParameterizedTest
    @ValueSource(strings = {"/scans/2/trailer", "/scans/2/page", "/scans/3/image", "/scans/3/page"})
    void thereIsNone(String path) throws Exception {
        HttpResponse<byte[]> answer = scans.send(scans.request(path));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void thereAreSeveral() throws Exception {
        assertThat(scans.get("/images/titled?title=same")).startsWith("409 ").contains("more than one");
        assertThat(scans.get("/images/titled?title=none")).startsWith("404 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/scans/1/image", "/scans/1/trailer", "/scans/1/page"})
    void partsHeadsAndWhatTheClientHas(String path) throws Exception {
        HttpResponse<byte[]> whole = scans.send(scans.request(path));
        HttpResponse<byte[]> part = scans.send(scans.request(path).header("Range", "bytes=1-2"));
        HttpResponse<byte[]> head = scans.send(scans.request(path).method("HEAD", BodyPublishers.noBody()));

        assertThat(header(whole, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(new byte[] {whole.body()[1], whole.body()[2]});
        assertThat(header(part, "Content-Range")).isEqualTo("bytes 1-2/" + whole.body().length);
        assertThat(scans.send(scans.request(path).header("Range", "bytes=999999-")).statusCode()).isEqualTo(416);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String name : new String[] {"Content-Type", "Content-Length", "ETag"}) {
            assertThat(header(head, name)).isNotEqualTo("none").isEqualTo(header(whole, name));
        }
        assertThat(scans.send(scans.request(path).header("If-None-Match", header(whole, "ETag"))).statusCode())
                .isEqualTo(304);
    }
}
