package dev.trestle.fileexports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.library.ExportFilms;
import com.example.library.ExportNumbers;
import com.example.library.KeepFilms;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Files of routes without partitions, over HTTP and in Java. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrittenFilesTest {

    private static final String RUN = "{\"run\": \"0f0e0d0c-0000-4000-8000-000000000001\", ";

    private final Postgres.Database database;
    private final Path reports;
    private final Path other;
    private Library library;

    WrittenFilesTest(Postgres.Database database, @TempDir Path reports, @TempDir Path other) {
        this.database = database;
        this.reports = reports;
        this.other = other;
    }

    @BeforeAll
    void start() {
        database.execute("""
                INSERT INTO film (film_id, title, genre, year, rating, released, tags, facts, cover) VALUES
                (1, '=Sum', 'drama', 2001, 7.5, '2001-02-03', '{a,NULL}', '{"k": [1, null]}', '\\x00ff'),
                (2, '', NULL, 2001, NULL, NULL, NULL, NULL, NULL),
                (3, 'Comma, "quote"', 'sci-fi/fantasy', 2002, 9.0, '0044-03-15 BC', '{}', 'null', '')""");
        library = Library.start(database.url(), reports, other, Map.of());
    }

    @AfterAll
    void stop() {
        library.close();
    }

    @Test
    void aFileOfCsvIsReadByPostgres() throws IOException {
        JsonNode result = library.export("/exports/films", "{\"year\": 2001}");
        Path file = reports.resolve("films/2001.csv");
        assertThat(file).hasContent("""
                film_id,title,genre,rating,released,added,tags,facts,cover\r
                1,"'=Sum",drama,7.5,2001-02-03,2026-01-31T12:00:00Z,"[""a"",null]","{""k"": [1, null]}",AP8=\r
                2,"",,,,2026-01-31T12:00:00Z,,,\r
                """);
        assertThat(result.toString()).isEqualTo(
                "{\"name\":\"films/2001.csv\",\"rows\":2,\"bytes\":" + Files.size(file) + ",\"files\":1}");
        database.execute("CREATE TABLE copied (film_id int, title text, genre genre, rating numeric, released date, added timestamptz,"
                + " tags jsonb, facts jsonb, cover text)");
        database.execute("COPY copied FROM '" + file + "' (FORMAT csv, HEADER match)");
        assertThat(database.query("SELECT string_agg(film_id || title || coalesce(facts::text, 'NULL') || added, ';' ORDER BY film_id)"
                + " FROM copied")).isEqualTo("1'=Sum{\"k\": [1, null]}2026-01-31 12:00:00+00;2NULL2026-01-31 12:00:00+00");
    }

    @Test
    void aLaterFileReplacesTheEarlierOne() throws IOException {
        Files.createDirectories(reports.resolve("films"));
        Files.writeString(reports.resolve("films/1990.csv"), "older");
        library.export("/exports/films", "{\"year\": 1990}");
        assertThat(reports.resolve("films/1990.csv")).hasContent("film_id,title,genre,rating,released,added,tags,facts,cover\r\n");
        assertThat(Library.names(reports)).noneMatch(name -> name.startsWith(".trestle/"));
    }

    @Test
    void anExistingFileStaysIfItIsToBeRefused() {
        library.export("/exports/films/2002", "");
        Path file = reports.resolve("kept-2002.parquet");
        assertThat(DuckDb.rows("SELECT film_id, title, genre, rating, CAST(released AS VARCHAR), CAST(epoch(added) AS BIGINT), tags, facts, octet_length(cover)"
                + " FROM '" + file + "'"))
                .containsExactly("3|Comma, \"quote\"|sci-fi/fantasy|9.0|0044-03-15 (BC)|1769860800|[]|null|0");
        long inode = modified(file);
        assertThat(library.failure(409, "/exports/films/2002", "")).isEqualTo("The file kept-2002.parquet exists already");
        assertThat(modified(file)).isEqualTo(inode);
    }

    private static long modified(Path file) {
        return file.toFile().lastModified();
    }

    @Test
    void manyRowsAreCountedAndStreamed() throws IOException {
        String id = library.submit("/exports/numbers", RUN + "\"bad\": -1, \"count\": 200000}");
        JsonNode job = library.ended(id);
        assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("done");
        assertThat(job.get("progress").get("rows").asLong()).isEqualTo(200_000);
        Path file = other.resolve("numbers-0f0e0d0c-0000-4000-8000-000000000001.arrows");
        byte[] stream = Files.readAllBytes(file);
        assertThat(job.get("result").get("bytes").asLong()).isEqualTo(stream.length);
        assertThat(stream).startsWith(0xFF, 0xFF, 0xFF, 0xFF).endsWith(0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0);
        Files.delete(file);
    }

    @Test
    void linesOfJson() {
        library.export("/exports/lines", RUN + "\"bad\": 9, \"count\": 2}");
        assertThat(other.resolve("lines.ndjson")).hasContent("""
                {"n":1,"label":"number 1","part":-1,"run":"0f0e0d0c-0000-4000-8000-000000000001"}
                {"n":2,"label":"number 2","part":-1,"run":"0f0e0d0c-0000-4000-8000-000000000001"}
                """);
    }

    @Test
    void aFailureAfterManyRowsLeavesNothing() throws IOException {
        String run = UUID.randomUUID().toString();
        assertThat(library.failure(422, "/exports/numbers", "{\"run\": \"" + run + "\", \"bad\": 150000, \"count\": 200000}"))
                .doesNotContain("SELECT");
        assertThat(Library.names(other)).noneMatch(name -> name.contains(run) || name.startsWith(".trestle/"));
    }

    @Test
    void aCancelledJobLeavesNothing() {
        String run = UUID.randomUUID().toString();
        String id = library.submit("/exports/numbers", "{\"run\": \"" + run + "\", \"bad\": -1, \"count\": 5000000}");
        Waiting.until(() -> Library.files(other).values().stream().anyMatch(file -> file.endsWith("output") && file.toFile().length() > 0));
        library.send(200, "DELETE", "/jobs/" + id, "");
        Waiting.until(() -> Library.names(other).stream().noneMatch(name -> name.startsWith(".trestle/")));
        assertThat(library.job(id).get("status").asString()).isEqualTo("cancelled");
        assertThat(Library.names(other)).noneMatch(name -> name.contains(run));
    }

    @Test
    void javaCallsTheRouteWithoutHttpOrAJob() throws Exception {
        ExportedFile file = library.api().keepFilms.run(new KeepFilms.Request(2001));
        assertThat(file.name()).isEqualTo("kept-2001.parquet");
        assertThat(file.rows()).isEqualTo(2);
        assertThatThrownBy(() -> library.api().keepFilms.run(new KeepFilms.Request(2001))).isInstanceOf(HttpProblem.class)
                .hasMessageContaining("kept-2001.parquet exists already");
        ExportedFile later = library.api().exportFilms.submit(new ExportFilms.Request(2002)).await(Duration.ofMinutes(1));
        assertThat(later.name()).isEqualTo("films/2002.csv");
        assertThatThrownBy(() -> library.api().exportNumbers.run(new ExportNumbers.Request(1, UUID.randomUUID(), 3)))
                .isInstanceOf(HttpProblem.class);
        assertThat(Library.names(other)).noneMatch(name -> name.startsWith(".trestle/"));
    }
}
