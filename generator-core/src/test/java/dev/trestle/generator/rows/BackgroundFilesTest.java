package dev.trestle.generator.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.testing.FormBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Background routes take files, and answer with URLs that hold when they are asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackgroundFilesTest {

    private static final String SCHEMA = """
            CREATE DOMAIN image AS text;
            CREATE TABLE poster (poster_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                film text NOT NULL UNIQUE, picture image, scan bytea);
            """;

    private static final String ROUTES = """
              - {type: insert, name: AddPoster, table: poster, path: /posters, inputs: [film],
                 uploadfile_inputs: [picture, scan], outputs: [film, picture], background: true}
              - {type: update, name: HangPoster, table: poster, path: '/posters/{poster_id}', method: put, inputs: [],
                 uploadfile_inputs: [picture], outputs: [film, picture],
                 response: {card: {caption: text}}, background: true}
              - {type: query, name: Posters, query: posters, path: /posters/search, background: true}
              - {type: compute, name: Preview, table: poster, path: /posters/preview, inputs: [film],
                 outputs: [film, picture], background: true}
            """;

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    private Path media;
    private Rows rows;

    @BeforeAll
    void start(@TempDir Path project) throws Exception {
        Path queries = Files.createDirectories(project.resolve("queries"));
        Files.writeString(queries.resolve("posters.sql"), "SELECT film, picture FROM poster WHERE film LIKE :film");
        media = Rows.media(project);
        rows = Rows.start(project, SCHEMA, ROUTES, "trestle, dev.trestle.jobs.Jobs.create(trestle),"
                + " row -> new Card(row.film() + ' ' + row.picture().orElseThrow().url())".replace('\'', '"'));
    }

    @AfterAll
    void stop() throws Exception {
        rows.service().close();
    }

    private HttpResponse<String> send(String method, String path, Map<String, String> texts, Map<String, byte[]> files)
            throws Exception {
        FormBody form = FormBody.of(texts.entrySet().stream()
                .flatMap(text -> Stream.of(text.getKey(), text.getValue())).toArray(String[]::new));
        files.forEach(form::file);
        return rows.exchange(method, path, form);
    }

    /** What the URL within a job's end gives. */
    private byte[] file(String end) throws IOException, InterruptedException {
        Matcher url = Pattern.compile("http://localhost:\\d+/media/poster.picture/[0-9a-f]{64}.png\\?expires=[^'}]+")
                .matcher(end);
        assertThat(url.find()).as(end).isTrue();
        HttpResponse<byte[]> answer = rows.client().send(
                HttpRequest.newBuilder(URI.create(url.group())).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void insertsFilesOfBothKinds() throws Exception {
        String end = rows.end(send("POST", "/posters", Map.of("film", "Alien"),
                Map.of("picture", PNG, "scan", "a page".getBytes(UTF_8))));

        assertThat(end).startsWith("done {'film':'Alien','picture':'http");
        assertThat(file(end)).isEqualTo(PNG);
        assertThat(rows.query("SELECT convert_from(scan, 'UTF8') FROM poster WHERE film = 'Alien'"))
                .isEqualTo("a page");
        assertThat(rows.query("SELECT count(*) FROM trestle.job"
                + " WHERE route = 'AddPoster' AND result::text LIKE '%http%'")).isEqualTo("0");
        assertThat(rows.query("SELECT count(*) FROM trestle.job_file")).isEqualTo("0");
    }

    @Test
    void leavesFilesOut() throws Exception {
        assertThat(rows.end(send("POST", "/posters", Map.of("film", "Brazil"), Map.of())))
                .isEqualTo("done {'film':'Brazil','picture':null}");
    }

    @Test
    void refusesAtOnceWhatIsNoPicture() throws Exception {
        HttpResponse<String> answer =
                send("POST", "/posters", Map.of("film", "Cube"), Map.of("picture", "no".getBytes(UTF_8)));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("/picture", "media_type");
    }

    @Test
    void leavesNothingInTheColumnOfARowThatIsRefused() throws Exception {
        byte[] other = PNG.clone();
        other[15] = 7;
        rows.end(send("POST", "/posters", Map.of("film", "Dune"), Map.of("picture", PNG)));

        String end = rows.end(send("POST", "/posters", Map.of("film", "Dune"), Map.of("picture", other)));

        assertThat(end).startsWith("error {").contains("'status':409");
        assertThat(contents(media.resolve("poster.picture"))).containsExactly(PNG);
        assertThat(rows.query("SELECT count(*) FROM trestle.job_file")).isEqualTo("0");
    }

    private static List<byte[]> contents(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(BackgroundFilesTest::content).toList();
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void givesTheHookTheLink() throws Exception {
        rows.end(send("POST", "/posters", Map.of("film", "Eraserhead"), Map.of()));
        String id = rows.query("SELECT poster_id FROM poster WHERE film = 'Eraserhead'");

        String end = rows.end(send("PUT", "/posters/" + id, Map.of(), Map.of("picture", PNG)));

        assertThat(end).startsWith("done {'caption':'Eraserhead http");
        assertThat(file(end)).isEqualTo(PNG);
    }

    @Test
    void listsAndComputesLinks() throws Exception {
        rows.end(send("POST", "/posters", Map.of("film", "Fargo"), Map.of("picture", PNG)));

        String found = rows.job("POST", "/posters/search", "{'film':'Farg%'}");
        assertThat(found).startsWith("done {'rows':[{'film':'Fargo','picture':'http");
        assertThat(file(found)).isEqualTo(PNG);
        assertThat(rows.job("POST", "/posters/preview", "[{'film':'Gattaca'}]"))
                .isEqualTo("done [{'film':'Gattaca','picture':null}]");
    }
}
