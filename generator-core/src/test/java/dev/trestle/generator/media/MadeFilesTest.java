package dev.trestle.generator.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.testing.FormBody;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Routes answer with files that their own work makes: a hook, a trigger, or a row that is computed and not stored. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MadeFilesTest {

    private Path project;
    private Posters posters;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        project = folder;
        posters = Posters.startMain(folder, Photos.MAIN, Photos.SCHEMA, Photos.ROUTES,
                "print", "SELECT :title::text AS \"title!\" LIMIT 1");
    }

    @AfterAll
    void stop() throws Exception {
        posters.service().close();
    }

    /** A picture of this size, in a colour of its own. */
    private static byte[] picture(int width, int height, int colour) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, colour);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /** Width and height of a picture. */
    private static String size(byte[] picture) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        return image.getWidth() + "x" + image.getHeight();
    }

    private static String described(HttpResponse<byte[]> answer) {
        return answer.statusCode() + " " + answer.headers().firstValue("Content-Type").orElse("") + ", "
                + answer.headers().firstValue("Content-Disposition").orElse("");
    }

    private HttpResponse<byte[]> print(String title, String... headers) throws Exception {
        return posters.send(headers.length == 0
                ? posters.request("/prints/" + title)
                : posters.request("/prints/" + title).headers(headers));
    }

    /** Files that hooks left beside the media. */
    private List<String> temporary() throws IOException {
        try (Stream<Path> files = Files.list(project)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("half")).toList();
        }
    }

    @Test
    void anInsertAnswersWithWhatItsHookMadeAndStored() throws Exception {
        HttpResponse<byte[]> answer = posters.send("POST", "/photos",
                FormBody.of("title", "Sea").file("original", picture(40, 30, 1)));

        assertThat(described(answer)).isEqualTo("201 image/png, inline");
        assertThat(size(answer.body())).isEqualTo("20x15");
        assertThat(posters.query("SELECT original <> resized FROM photo WHERE title = 'Sea'")).isEqualTo("t");
        String key = posters.query("SELECT resized FROM photo WHERE title = 'Sea'");
        assertThat(posters.send(posters.request("/media/" + key)).body()).isEqualTo(answer.body());
        assertThat(temporary()).isEmpty();
        assertThat(posters.form("POST", "/photos", FormBody.of("title", "Sea").file("original", picture(40, 30, 2))))
                .startsWith("409 ");
    }

    @Test
    void aJobDoesTheSame() throws Exception {
        HttpResponse<byte[]> accepted = posters.send("POST", "/photos/later",
                FormBody.of("title", "Hill").file("original", picture(10, 8, 3)));

        assertThat(accepted.statusCode()).isEqualTo(202);
        String location = accepted.headers().firstValue("Location").orElseThrow().replaceFirst("http://[^/]+", "");
        String job;
        do {
            Thread.sleep(20);
            job = posters.get(location);
        } while (job.contains("'status':'pending'") || job.contains("'status':'running'"));
        assertThat(job).contains("'status':'done'", "'result':{'title':'Hill','resized':'http://localhost:");
        String key = posters.query("SELECT resized FROM photo WHERE title = 'Hill'");
        assertThat(posters.linked(job, "resized")).startsWith("200 image/png ");
        assertThat(size(posters.send(posters.request("/media/" + key)).body())).isEqualTo("5x4");
    }

    @Test
    void triggersMakeFilesOfBothKinds() throws Exception {
        assertThat(posters.form("POST", "/photos/stamp", FormBody.of("title", "Fog").file("original", picture(2, 2, 4))))
                .isEqualTo("201 Stamp of Fog");
        assertThat(posters.form("POST", "/photos/stamp", FormBody.of("title", "nothing").file("original", picture(2, 2, 5))))
                .startsWith("404 ");
        HttpResponse<byte[]> cover = posters.send(posters.request("/covers").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"title\": \"Fog\"}")));
        assertThat(described(cover)).isEqualTo("201 image/png, inline");
        assertThat(cover.body()).isEqualTo(picture(2, 2, 4));
    }

    @Test
    void whatIsComputedLeavesNoFile() throws Exception {
        List<String> before = posters.files();

        HttpResponse<byte[]> preview = posters.send("POST", "/photos/preview",
                FormBody.of("title", "Preview").file("original", picture(6, 4, 6)));
        assertThat(described(preview)).isEqualTo("200 image/png, inline; filename=\"preview.png\"");
        assertThat(size(preview.body())).isEqualTo("3x2");
        assertThat(posters.send("POST", "/photos/echo", FormBody.of("title", "Echo").file("original", picture(6, 4, 7)))
                .body()).isEqualTo(picture(6, 4, 7));
        assertThat(posters.form("POST", "/photos/A%20b/tell", FormBody.of("price", "").file("original", picture(6, 4, 8))))
                .startsWith("200 {'label':'A b!','price':7,'original':'http://");
        assertThat(posters.refusal("/photos/x/tell", FormBody.of("title", "y", "price", "1.5")
                .file("original", Samples.text("no")))).isEqualTo(
                "422 /title:unknown_field /price:invalid_format /original:media_type");

        assertThat(posters.files()).isEqualTo(before);
        assertThat(temporary()).isEmpty();
        assertThat(posters.query("SELECT count(*) FROM photo WHERE title IN ('Preview', 'Echo', 'A b')")).isEqualTo("0");
    }

    /** A file that a row names is not taken back with what was only computed. */
    @Test
    void whatIsComputedLeavesTheFilesOfRows() throws Exception {
        byte[] shared = picture(9, 9, 9);
        posters.form("POST", "/photos", FormBody.of("title", "Kept").file("original", shared));

        assertThat(posters.send("POST", "/photos/echo", FormBody.of("title", "Other").file("original", shared)).body())
                .isEqualTo(shared);
        assertThat(posters.form("POST", "/photos/echo", FormBody.of("title", "Kept").file("original", shared)))
                .startsWith("409 ");
        assertThat(posters.get("/media/" + posters.query("SELECT original FROM photo WHERE title = 'Kept'"))).startsWith("200 ");
    }

    @Test
    void aPathGivesAFieldOfTheComputedRow() throws Exception {
        HttpResponse<byte[]> answer = posters.send(posters.request("/covers/None").POST(BodyPublishers.noBody()));

        assertThat(Posters.text(answer)).isEqualTo("200 {'title':'None','picture':null}");
        assertThat(posters.query("SELECT count(*) FROM cover WHERE title = 'None'")).isEqualTo("0");
    }

    @Test
    void aHookMayHaveNoFile() throws Exception {
        assertThat(Posters.text(print("null"))).startsWith("404 ").contains("There is no file");
        assertThat(Posters.text(print("lost"))).startsWith("404 ").contains("There is no file");
        assertThat(Posters.text(print("refused"))).startsWith("409 ").contains("Not this one");
        assertThat(print("broken").statusCode()).isEqualTo(500);
        assertThat(print("odd").statusCode()).isEqualTo(500);
    }

    @Test
    void aHookSaysWhatTheFileIs() throws Exception {
        assertThat(described(print("bytes"))).isEqualTo("200 text/csv; charset=utf-8, attachment;"
                + " filename=\"Gr__e _1_.csv\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%221%22.csv");
    }

    @Test
    void partsAndConditionsWorkAsForOtherFiles() throws Exception {
        HttpResponse<byte[]> whole = print("file");
        String tag = whole.headers().firstValue("ETag").orElseThrow();

        assertThat(described(whole)).isEqualTo("200 text/plain, inline");
        assertThat(Posters.text(print("file", "Range", "bytes=2-4"))).isEqualTo("206 234");
        assertThat(print("file", "Range", "bytes=20-").statusCode()).isEqualTo(416);
        assertThat(print("file", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(print("file", "If-Match", "\"other\"").statusCode()).isEqualTo(412);
        HttpResponse<byte[]> head = posters.send(posters.request("/prints/file")
                .method("HEAD", BodyPublishers.noBody()));
        assertThat(head.headers().firstValue("Content-Length")).contains("10");
        assertThat(head.headers().firstValue("ETag")).contains(tag);
        assertThat(new String(print("file").body(), StandardCharsets.UTF_8)).isEqualTo("0123456789");
    }
}
