package dev.trestle.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.credits.LoadLater;
import dev.trestle.files.LocalUpload;
import dev.trestle.jobs.Job;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Loads that a job runs after the answer. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackgroundTest {

    private final Postgres.Database database;
    private Service service;
    private Path files;

    BackgroundTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeAll
    void start(@TempDir Path media) {
        files = media;
        service = Service.start(database, media, Map.of("trestle.load.max-body-size", "1000000"));
        Waiting.until(() -> service.get("/observe/health/ready").statusCode() == 200);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @BeforeEach
    void empty() {
        database.execute("TRUNCATE film, credit, plain; INSERT INTO film VALUES (1, 'One')");
    }

    /** The answer of the job's result, when it has ended. */
    private String result(HttpResponse<String> accepted) {
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String path = URI.create(accepted.headers().firstValue("Location").orElseThrow()).getPath();
        Waiting.until(() -> service.get(path).body().contains("\"finished_at\":\"20"));
        HttpResponse<String> result = service.get(path + "/result");
        return result.statusCode() + " " + result.body();
    }

    @Test
    void aJobLoadsTheBody() {
        HttpResponse<String> accepted = service.post("/credits/later", Service.CSV, "film_id,person,note\n1,a,\nx,b,\n1,Nobody,\n1,c,");
        assertThat(result(accepted)).startsWith("200 {\"rows\":2,\"rejected\":2,\"rejects\":[{\"row\":2,\"line\":3,\"column\":\"film_id\","
                + "\"text\":\"x\",\"errors\":[{\"pointer\":\"/rows/1/film_id\",\"code\":\"invalid_format\"");
        assertThat(database.query("SELECT string_agg(person, ' ' ORDER BY person) FROM credit")).isEqualTo("a c");
        String path = URI.create(accepted.headers().firstValue("Location").orElseThrow()).getPath();
        assertThat(service.get(path).body()).contains("\"progress\":{\"rows\":4");
    }

    @Test
    void aJobThatFails() {
        database.execute("INSERT INTO plain VALUES ('old', 1)");
        assertThat(result(service.post("/plain/later", Service.NDJSON, "{\"n\": 1}\n{\"n\": \"x\"}")))
                .startsWith("422 ").contains("/rows/1/n");
        assertThat(database.query("SELECT count(*) FROM plain")).isEqualTo("1");
        assertThat(result(service.post("/plain/later", Service.NDJSON, "{\"n\": 1}\n{\"n\": 2}"))).isEqualTo("200 {\"rows\":2,\"deleted\":1}");
    }

    @Test
    void bodiesThatAreRefusedAtOnce() throws IOException {
        assertThat(service.answer("/plain/later", Service.NDJSON, "{}\n".repeat(400_000))).startsWith("413 ");
        assertThat(service.answer("/plain/later", Service.CSV, "n")).startsWith("415 ");
        try (Stream<Path> left = Files.walk(files)) {
            assertThat(left.filter(Files::isRegularFile).filter(file -> file.toString().contains("staging"))).isEmpty();
        }
    }

    @Test
    void callersInJava(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("credits.ndjson"), "{\"film_id\": 1, \"person\": \"a\"}\n{}");
        Job<Reported<Loaded>> job = service.api().loadLater.submit(new LoadBody(LocalUpload.of(file), Service.NDJSON));
        Reported<Loaded> reported = job.await(Duration.ofSeconds(60));
        assertThat(reported.counts()).isEqualTo(new Loaded(1));
        assertThat(reported.rejects()).extracting(Reject::row, Reject::line, Reject::column, Reject::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2L, 2, "film_id", "{}"));
        assertThat(service.api().loadLater.run(List.<LoadLater.Request>of()).counts()).isEqualTo(new Loaded(0));
    }
}
