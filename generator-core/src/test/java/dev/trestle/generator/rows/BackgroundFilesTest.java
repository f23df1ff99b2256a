package dev.trestle.generator.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.testing.FormBody;
import dev.trestle.generator.values.ArrowRows;
import dev.trestle.generator.values.ParquetRows;
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
              - {type: query, name: Numbers, query: numbers, path: /numbers, background: true, formats: [json, csv, arrow, parquet]}
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
        Files.writeString(queries.resolve("numbers.sql"), "SELECT n, 'number ' || n AS \"text!\" FROM generate_series(1, :count::integer) AS n");
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

    private byte[] result(String path, String mediaType) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = rows.client().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rows.service().port() + path))
                .header("Accept", mediaType).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(mediaType);
        return answer.body();
    }

    /** It is stored once, as JSON in the media store, and read in each format. */
    @Test
    void sendsALargeResultInEachFormat() throws Exception {
        HttpResponse<String> accepted = rows.exchange("POST", "/numbers", "{'count':50000}");
        assertThat(rows.end(accepted)).isEqualTo("done null");
        String job = URI.create(accepted.headers().firstValue("Location").orElseThrow()).getPath();
        assertThat(rows.query("SELECT result FROM trestle.job WHERE route = 'Numbers'")).isEqualTo("null");
        assertThat(contents(media.resolve("trestle.results"))).singleElement().satisfies(file -> assertThat(file.length).isGreaterThan(1_000_000));

        String json = new String(result(job + "/result", "application/json"), UTF_8);
        assertThat(json).startsWith("{\"rows\":[{\"n\":1,\"text\":\"number 1\"},").endsWith(",{\"n\":50000,\"text\":\"number 50000\"}]}");
        String csv = new String(result(job + "/result", "text/csv"), UTF_8);
        assertThat(csv).startsWith("n,text\r\n1,number 1\r\n").endsWith("\r\n50000,number 50000\r\n");
        assertThat(csv.lines()).hasSize(50_001);
        for (List<Map<String, Object>> read : List.of(ArrowRows.read(result(job + "/result", "application/vnd.apache.arrow.stream")),
                ParquetRows.read(result(job + "/result", "application/vnd.apache.parquet")))) {
            assertThat(read).hasSize(50_000);
            for (int i = 0; i < read.size(); i++) {
                assertThat(read.get(i)).isEqualTo(Map.of("n", i + 1, "text", "number " + (i + 1)));
            }
        }
    }
}
