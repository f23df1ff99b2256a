package dev.trestle.generator.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.testing.FormBody;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Generated routes take files, and keep them as long as a row names them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadRoutesTest {

    private static final String SCHEMA = """
            CREATE DOMAIN image AS text;
            CREATE TYPE mood AS ENUM ('happy', 'sad');
            CREATE TABLE poster (poster_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL UNIQUE,
                image image NOT NULL, trailer text, contract text, thumbnail bytea, tags text[], facts jsonb, mood mood,
                note text DEFAULT 'none', year integer DEFAULT 1900, released date);
            """;

    private static final String ROUTES = """
            media:
              poster.trailer: video
              poster.contract: document
            routes:
              - {type: insert, name: AddPoster, table: poster, path: /posters, max_upload_size: 20 kB,
                 uploadfile_inputs: [image, trailer, contract, thumbnail], accept: {image: [image/png, image/jpeg]},
                 outputs: [title, image, trailer, thumbnail, tags, facts, mood, note, year, released]}
              - {type: insert, name: AddCard, table: poster, path: /posters/card, inputs: [title],
                 uploadfile_inputs: [image, trailer], outputs: [title, image, trailer],
                 response: {poster_card: {caption: text, image: text, key: text, trailer: 'text?'}}}
              - {type: update, name: ChangePoster, table: poster, path: /posters/change, inputs: [note],
                 uploadfile_inputs: [image, trailer], outputs: [title, image, trailer, note]}
              - {type: update, name: ReplacePoster, table: poster, path: '/posters/{poster_id}', method: put, inputs: [note, year],
                 uploadfile_inputs: [image, trailer], outputs: [title, image, trailer, note, year]}
              - {type: insert, name: PutPoster, table: poster, path: /upsert, inputs: [title], uploadfile_inputs: [image, trailer],
                 outputs: [title, image, trailer], on_conflict: {columns: [title], do: update}}
              - {type: insert, name: FindPoster, table: poster, path: /find, inputs: [title], uploadfile_inputs: [image],
                 outputs: [title, image], on_conflict: {columns: [title], do: nothing}}
              - {type: query, query: same, path: /posters/same, uploadfile_inputs: [sample]}
            """;

    private Posters posters;

    @BeforeAll
    void start(@TempDir Path project) throws Exception {
        posters = Posters.start(project, SCHEMA, ROUTES,
                "same", "SELECT title FROM poster WHERE thumbnail = :sample AND title LIKE :title");
    }

    @AfterAll
    void stop() throws Exception {
        posters.service().close();
    }

    private String id(String title) throws Exception {
        return posters.query("SELECT poster_id FROM poster WHERE title = '" + title + "'");
    }

    private String key(String column, String title) throws Exception {
        return posters.query("SELECT " + column + " FROM poster WHERE title = '" + title + "'");
    }

    /** Whether the file of a key is in the directory. */
    private boolean has(String key) throws Exception {
        String name = key.substring(key.indexOf('/') + 1);
        return posters.files().stream().anyMatch(file -> file.endsWith(name));
    }

    @Test
    void storesFilesWithFieldsOfEveryKind() throws Exception {
        byte[] png = Samples.png(1);
        byte[] avi = Samples.avi("whole");

        String answer = posters.form("POST", "/posters", FormBody.of("title", "Größe", "tags", "a", "tags", "b,c",
                "facts", "{\"a\": [1.50, null]}", "mood", "sad").file("image", png).file("trailer", avi)
                .file("thumbnail", new byte[] {0, 1, 2}));

        assertThat(answer).matches("201 \\{'title':'Größe','image':'http://localhost:\\d+/media/poster.image/\\w{64}.png',"
                + "'trailer':'http://localhost:\\d+/media/poster.trailer/\\w{64}.avi','thumbnail':'AAEC',"
                + "'tags':\\['a','b,c'],'facts':\\{'a': \\[1.50, null]},'mood':'sad','note':'none','year':1900,'released':null}");
        assertThat(posters.linked(answer, "image")).isEqualTo(Posters.file("image/png", png));
        assertThat(posters.linked(answer, "trailer")).isEqualTo(Posters.file("video/x-msvideo", avi));
        assertThat(key("image", "Größe")).matches("poster.image/\\w{64}.png");
    }

    @Test
    void whatIsLeftOutIsNull() throws Exception {
        assertThat(posters.form("POST", "/posters", FormBody.of("title", "Bare").file("image", Samples.png(2))))
                .startsWith("201 ").contains("'trailer':null,'thumbnail':null,'tags':null,'facts':null,'mood':null");
        assertThat(key("trailer", "Bare")).isEqualTo("null");
    }

    /** Browsers, and clients with one form for all, send every field, filled in or not. */
    @Test
    void anEmptyFieldIsAnEmptyTextOrLeftOut() throws Exception {
        String answer = posters.form("POST", "/posters", FormBody.of("title", "Empty", "tags", "", "facts", "", "mood", "",
                "note", "", "year", "", "released", "").file("image", Samples.png(16)).file("thumbnail", "", new byte[0])
                .file("trailer", "", new byte[0]));

        assertThat(answer).startsWith("201 ").contains("'trailer':null,'thumbnail':null,'tags':[''],'facts':null,'mood':null,"
                + "'note':'','year':1900,'released':null");
        assertThat(posters.refusal("/posters/change", FormBody.of("poster_id", "", "note", "")))
                .isEqualTo("422 /poster_id:required");
        assertThat(posters.refusal("/posters", FormBody.of("title", "Two", "year", "", "year", "7")
                .file("image", Samples.png(16)))).isEqualTo("422 /year:repeated");
        assertThat(posters.refusal("/posters", FormBody.of("title", "Two", "year", " ").file("image", Samples.png(16))))
                .isEqualTo("422 /year:invalid_format");
        assertThat(posters.form("PUT", "/posters/" + id("Empty"), FormBody.of("year", "").file("image", Samples.png(16))))
                .startsWith("200 ").contains("'note':null,'year':null");
    }

    @Test
    void refusesWhatDoesNotFit() throws Exception {
        List<String> before = posters.files();
        byte[] png = Samples.png(3);

        assertThat(posters.refusal("/posters", FormBody.of("title", "a"))).isEqualTo("422 /image:required");
        assertThat(posters.refusal("/posters", FormBody.of("title", "a", "image", "poster.image/x.png")))
                .isEqualTo("422 /image:media_type");
        assertThat(posters.refusal("/posters", FormBody.of("title", "a").file("image", Samples.text("GIF89a"))
                .file("trailer", png))).isEqualTo("422 /image:media_type /trailer:media_type");
        assertThat(posters.refusal("/posters", FormBody.of("title", "a", "mood", "odd", "facts", "{", "film", "x")
                .file("image", png).file("note", png))).isEqualTo(
                "422 /mood:not_a_label /facts:invalid_format /film:unknown_field /note:wrong_type");
        assertThat(posters.refusal("/posters", FormBody.of("title", "a").file("image", Samples.large(20_001))))
                .isEqualTo("413");
        assertThat(posters.refusal("/posters/card", FormBody.of("title", "a").file("image", Samples.large(30_001))))
                .isEqualTo("413");
        assertThat(posters.files()).isEqualTo(before);
        assertThat(posters.query("SELECT count(*) FROM poster WHERE title = 'a'")).isEqualTo("0");
    }

    @Test
    void anInsertThatFailsLeavesNoFile() throws Exception {
        byte[] first = Samples.png(4);
        posters.form("POST", "/posters", FormBody.of("title", "Once").file("image", first));
        List<String> before = posters.files();

        assertThat(posters.refusal("/posters", FormBody.of("title", "Once").file("image", Samples.png(5))
                .file("trailer", Samples.avi("never")).file("contract", Samples.text("never"))))
                .isEqualTo("409 /title:unique_violation");
        assertThat(posters.refusal("/posters", FormBody.of("title", "Once").file("image", first)))
                .isEqualTo("409 /title:unique_violation");
        assertThat(posters.files()).isEqualTo(before);
    }

    @Test
    void anUpdateReplacesTheFile() throws Exception {
        posters.form("POST", "/posters", FormBody.of("title", "Up").file("image", Samples.png(6))
                .file("trailer", Samples.avi("up")));
        String old = key("image", "Up");
        String trailer = key("trailer", "Up");

        String answer = posters.form("POST", "/posters/change",
                FormBody.of("poster_id", id("Up")).file("image", Samples.png(7)));

        assertThat(answer).startsWith("200 ").contains(key("image", "Up"), trailer, "'note':'none'").doesNotContain(old);
        assertThat(posters.linked(answer, "image")).isEqualTo(Posters.file("image/png", Samples.png(7)));
        posters.sweep();
        assertThat(has(old)).isFalse();
        assertThat(has(trailer)).isTrue();
        assertThat(posters.linked(answer, "image")).startsWith("200 ");
        assertThat(posters.form("PUT", "/posters/" + id("Up"), FormBody.of("note", "new").file("image", Samples.png(7))))
                .startsWith("200 ").contains("'trailer':null,'note':'new','year':null");
        assertThat(posters.form("PUT", "/posters/" + id("Up"), FormBody.of("note", "new")))
                .startsWith("422 ").contains("'/image'", "'required'");
        List<String> before = posters.files();
        assertThat(posters.form("PUT", "/posters/0", FormBody.of("note", "").file("image", Samples.png(8)))).startsWith("404 ");
        assertThat(posters.files()).isEqualTo(before);
    }

    @Test
    void anUpsertReplacesTheFile() throws Exception {
        String created = posters.form("POST", "/upsert", FormBody.of("title", "Dune").file("image", Samples.png(9))
                .file("trailer", Samples.avi("dune")));
        String updated = posters.form("POST", "/upsert", FormBody.of("title", "Dune").file("image", Samples.png(10)));

        assertThat(created).startsWith("201 ");
        assertThat(updated).startsWith("200 ").contains(key("trailer", "Dune"));
        assertThat(posters.linked(updated, "image")).isEqualTo(Posters.file("image/png", Samples.png(10)));
        posters.sweep();
        assertThat(posters.linked(created, "image")).startsWith("404 ");
        assertThat(posters.linked(updated, "trailer")).isEqualTo(Posters.file("video/x-msvideo", Samples.avi("dune")));
    }

    @Test
    void aFileThatNoRowTookIsGone() throws Exception {
        String created = posters.form("POST", "/find", FormBody.of("title", "Found").file("image", Samples.png(11)));
        List<String> before = posters.files();

        String found = posters.form("POST", "/find", FormBody.of("title", "Found").file("image", Samples.png(12)));

        assertThat(created).startsWith("201 ");
        assertThat(found).isEqualTo(created.replace("201 ", "200 "));
        assertThat(posters.files()).isEqualTo(before);
        assertThat(posters.form("POST", "/find", FormBody.of("title", "Found").file("image", Samples.png(11)))).isEqualTo(found);
        assertThat(posters.linked(found, "image")).isEqualTo(Posters.file("image/png", Samples.png(11)));
    }

    @Test
    void aQueryTakesBytes() throws Exception {
        byte[] thumbnail = {5, 0, -1, 27};
        posters.form("POST", "/posters", FormBody.of("title", "Thumb").file("image", Samples.png(13))
                .file("thumbnail", thumbnail));

        assertThat(posters.form("POST", "/posters/same", FormBody.of("title", "%").file("sample", thumbnail)))
                .isEqualTo("200 {'rows':[{'title':'Thumb'}]}");
        assertThat(posters.form("POST", "/posters/same", FormBody.of("title", "%").file("sample", new byte[0])))
                .isEqualTo("200 {'rows':[]}");
        assertThat(posters.refusal("/posters/same", FormBody.of("title", "%"))).isEqualTo("422 /sample:required");
        assertThat(posters.refusal("/posters/same", FormBody.of("title", "%").file("sample", new byte[30_001])))
                .isEqualTo("413");
    }

    @Test
    void aHookGetsTheUrl() throws Exception {
        String card = posters.form("POST", "/posters/card", FormBody.of("title", "Card").file("image", Samples.png(14)));

        assertThat(card).startsWith("201 {'caption':'Card!','image':'http://localhost:").endsWith("'trailer':null}")
                .contains("'key':'" + key("image", "Card") + "'");
        assertThat(posters.linked(card, "image")).isEqualTo(Posters.file("image/png", Samples.png(14)));
    }

    @Test
    void whatNoRouteShowsIsNotServed() throws Exception {
        posters.form("POST", "/posters", FormBody.of("title", "Secret").file("image", Samples.png(15))
                .file("contract", Samples.text("Between us")));

        assertThat(has(key("contract", "Secret"))).isTrue();
        assertThat(posters.get("/media/" + key("contract", "Secret"))).startsWith("404 ");
        assertThat(posters.get("/media/" + key("image", "Secret"))).startsWith("200 ");
    }
}
