package dev.trestle.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.posters.CreatePoster;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.Input;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Forms that fit, and what becomes of their files. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadTest {

    private final Postgres.Database database;
    private final PosterService posters;

    UploadTest(Postgres.Database database) {
        this.database = database;
        this.posters = PosterService.start(database);
    }

    @AfterAll
    void stop() {
        posters.close();
    }

    @Test
    void aFormWithEverything() {
        byte[] png = Samples.png(1);
        JsonNode poster = posters.post(new Multipart()
                .text("title", "Ünïcode ✓")
                .text("tags", "a").text("tags", "b,\"c")
                .text("facts", "{\"colour\": [1, 2.50]}")
                .file("image", "C:\\pictures\\x.exe", png)
                .file("contract", "", new byte[0])
                .file("thumbnail", "t", new byte[] {0, 1, 2})).json(201);

        String sha = LocalUpload.of(write(png)).sha256();
        assertThat(poster.get("title").asString()).isEqualTo("Ünïcode ✓");
        assertThat(poster.get("tags").toString()).isEqualTo("[\"a\",\"b,\\\"c\"]");
        assertThat(poster.get("facts").toString()).isEqualTo("{\"colour\":[1,2.50]}");
        assertThat(poster.get("thumbnail_size").asInt()).isEqualTo(3);
        assertThat(poster.get("image").asString()).isEqualTo(
                "http://localhost:" + posters.service().server().port() + "/media/poster.image/" + sha + ".png");
        assertThat(database.query("SELECT image FROM poster WHERE title LIKE '%✓'"))
                .isEqualTo("poster.image/" + sha + ".png");
        assertThat(database.query("SELECT contract FROM poster WHERE title LIKE '%✓'")).isEqualTo("null");
        assertThat(posters.settled()).contains("poster.image/" + sha.substring(0, 2) + "/" + sha + ".png")
                .noneMatch(file -> file.startsWith(".incoming"));
    }

    /** Stores a poster whose image is the answer, as the generator prints it. */
    private void store(String image) {
        Trestle trestle = posters.service().trestle();
        trestle.database().atomic().insert("INSERT INTO poster (title, image) VALUES ('Filed', ?) RETURNING image",
                binds -> binds.text(image),
                posters.routes().media().withFile(row -> row.mediaOrNull(1), link -> FileResponse.of(link)));
    }

    @Test
    void aRowWithoutTheFileOfItsAnswerIsNotStored() {
        String image = posters.image("Unfiled", Samples.png(17)).replace("/media/", "");
        String lost = image.replaceAll("/.*\\.", "/" + "0".repeat(64) + ".");
        for (String without : new String[] {null, lost}) {
            assertThatThrownBy(() -> store(without)).isInstanceOfSatisfying(HttpProblem.class,
                    problem -> assertThat(problem.status().code()).isEqualTo(404));
        }
        assertThat(database.query("SELECT count(*) FROM poster WHERE title = 'Filed'")).isEqualTo("0");

        store(image);
        assertThat(database.query("SELECT image FROM poster WHERE title = 'Filed'")).isEqualTo(image);
        database.execute("DELETE FROM poster WHERE title = 'Filed'");
    }

    private static Path write(byte[] content) {
        try {
            return Files.write(Files.createTempFile("sample", ""), content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "filename=\"a.mp3\" | a.mp3",
        "filename=\"/etc/passwd\" | passwd",
        "filename=\"../../x\" | x",
        "filename=\"C:\\fakepath\\y.wav\" | y.wav",
        "filename=\"..\" | null",
        "filename=\"a%22b%0D%0Ac\" | a\"bc",
        "filename=\"a\\\"b\" | a\"b",
        "filename=plain | plain",
        "filename=\"名前 é.png\" | 名前 é.png",
        "filename=\"x\u202egnp.exe\" | xgnp.exe",
        "FileName=\"x\" ; filename*=UTF-8''y | x",
        "x=\"y\" | null"
    })
    void fileNames(String parameter, String name) {
        JsonNode sample = posters.service().send(new Multipart().part("name=\"sample\"; " + parameter, Samples.PDF)
                .to(posters.service().request("/samples"))).json(200);

        assertThat(sample.get("file_name").asString("null")).isEqualTo(name);
        assertThat(sample.get("media_type").asString()).isEqualTo("application/pdf");
        assertThat(sample.get("sha256").asString()).isEqualTo(LocalUpload.of(write(Samples.PDF)).sha256());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 199_999, 200_000})
    void everySize(int size) {
        byte[] content = new byte[size];
        new java.util.Random(size).nextBytes(content);
        JsonNode sample = posters.service().send(new Multipart().file("sample", "x", content)
                .to(posters.service().request("/samples"))).json(200);

        assertThat(sample.get("sha256").asString()).isEqualTo(LocalUpload.of(write(content)).sha256());
    }

    @Test
    void contentThatLooksLikeABoundary() {
        byte[] content = ("\r\n--" + Multipart.BOUNDARY.substring(1) + "\r\n--\r\n\r")
                .getBytes(StandardCharsets.US_ASCII);
        JsonNode sample = posters.service().send(new Multipart().file("sample", "x", content)
                .to(posters.service().request("/samples"))).json(200);

        assertThat(sample.get("sha256").asString()).isEqualTo(LocalUpload.of(write(content)).sha256());
    }

    @Test
    void aFormInChunksWithWordsAround() {
        byte[] form = new Multipart().raw("preamble\r\n").text("title", "chunked")
                .file("image", "a", Samples.image("jpg", 3)).end();
        byte[] whole = (new String(form, StandardCharsets.ISO_8859_1) + "epilogue")
                .getBytes(StandardCharsets.ISO_8859_1);
        JsonNode poster = posters.service().send(posters.service().request("/posters")
                .header("Content-Type", "Multipart/Form-Data;charset=utf-8; BOUNDARY=\"" + Multipart.BOUNDARY + "\"")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(whole)))).json(201);

        assertThat(poster.get("image").asString()).endsWith(".jpg");
    }

    @Test
    void routesInJava(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("p.png"), Samples.png(77));
        LocalUpload upload = LocalUpload.of(file);

        CreatePoster.Response response =
                posters.routes().createPoster().run(new CreatePoster.Request(
                        "From Java", Input.absent(), Input.absent(), Input.of(upload), Input.absent(), Input.absent()));

        assertThat(upload.fileName()).isEqualTo("p.png");
        assertThat(response.image().key()).isEqualTo("poster.image/" + upload.sha256() + ".png");
        assertThat(file).hasBinaryContent(Samples.png(77));
        assertThat(posters.settled()).filteredOn(name -> name.contains(upload.sha256())).hasSize(1);
        assertThat(posters.settled()).noneMatch(name -> name.startsWith(".incoming"));
    }

    @Test
    void theSameContentTwice() {
        byte[] png = Samples.png(4);

        String first = posters.image("Once", png);
        String second = posters.image("Twice", png);

        assertThat(second).isEqualTo(first);
        assertThat(posters.settled()).filteredOn(file -> file.endsWith(first.substring(first.lastIndexOf('/') + 1)))
                .hasSize(1);
    }

    @Test
    void aFailingStatementLeavesNoFile() {
        List<String> before = posters.settled();

        posters.post(new Multipart().text("title", "bad").file("image", "a", Samples.png(5))).errors(422);
        posters.post(new Multipart().text("title", "skip").file("image", "a", Samples.png(6))).problem(409);
        assertThat(posters.settled()).isEqualTo(before);

        posters.image("Named", Samples.png(7));
        List<String> named = posters.settled();
        posters.post(new Multipart().text("title", "Named").file("image", "a", Samples.png(7))).errors(409);
        posters.post(new Multipart().text("title", "bad").file("image", "a", Samples.png(7))).errors(422);
        assertThat(posters.settled()).isEqualTo(named).hasSize(before.size() + 1);
    }
}
