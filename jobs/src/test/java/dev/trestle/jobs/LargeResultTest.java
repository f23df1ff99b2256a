package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.files.Media;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.media.MediaColumn;
import dev.trestle.runtime.media.MediaKind;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Large results are files of the media store. */
@ExtendWith(Postgres.class)
class LargeResultTest {

    /** A card's text that makes its JSON so long; the rest of it has {@code {"rows":[{"text":""}]}}. */
    private static final int REST = 22;

    private final Postgres.Database database;
    private final AtomicReference<Media> media = new AtomicReference<>();
    private final AtomicReference<JobType<Forget.Request, List<Card>>> reading = new AtomicReference<>();
    private Service service;

    @TempDir
    private Path directory;

    LargeResultTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        database.execute("DROP SCHEMA IF EXISTS trestle CASCADE");
        service = startServer();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private Service startServer() {
        return Service.start(database.url(), Map.of(
                "trestle.media.directory", directory.resolve("media").toString(),
                "trestle.media.sweep-age", "PT0.001S",
                "trestle.media.sweep-interval", "P1D",
                "trestle.jobs.sweep-interval", "PT0.1S"), (trestle, jobs) -> {
            media.set(Media.create(trestle));
            media.get().expect(List.of(new MediaColumn(
                    "poster.image", "public.poster", "image", MediaKind.IMAGE, MediaColumn.Access.SERVED)));
            reading.set(jobs.type("Read", Service.OPTIONS, JsonForm.of(Forget.Request::read, Forget.Request::write),
                    (transaction, request) -> List.of(new Card("x".repeat(Integer.parseInt(request.film())))),
                    JsonForm.rows(Card::parse, Card::write)));
            JobType<Forget.Request, List<Card>> sent = jobs.type("Sent", Service.OPTIONS,
                    JsonForm.of(Forget.Request::read, Forget.Request::write),
                    (transaction, request) -> List.of(new Card("x".repeat(2_000_000))), JsonForm.rows(Card::parse, Card::write))
                    .sending((request, response, cards) -> response.send(cards.getFirst().text().length() + " characters"));
            RatingsApi api = new RatingsApi(trestle, jobs, Service.OPTIONS,
                    RateWithCard.Hook.of(film -> film.repeat(2_000_000)));
            api.more.put("/read", (request, response) -> {
                Forget.Request read = trestle.json().read(request, Forget.Request::read);
                reading.get().accepted(response, reading.get().submit(read));
            });
            api.more.put("/sent", (request, response) -> sent.accepted(response, sent.submit(new Forget.Request("x"))));
            return api;
        });
    }

    private String submit(int length) {
        return service.client().submit("/read", "{\"film\": \"" + (length - REST) + "\"}");
    }

    private JsonNode done(String id) {
        JsonNode job = service.client().ended(id);
        assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("done");
        return job;
    }

    private List<Path> files() {
        Path folder = directory.resolve("media").resolve("trestle.results");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(String id) {
        return "/jobs/" + id + "/result";
    }

    @Test
    void isAFileBesideTheState() throws Exception {
        String id = submit(1_000_001);
        JsonNode job = done(id);
        assertThat(job.get("result").isNull()).isTrue();
        assertThat(job.get("result_url").asString()).endsWith(path(id));
        assertThat(database.query("SELECT result FROM trestle.job WHERE id = '" + id + "'")).isEqualTo("null");
        assertThat(files()).hasSize(1);

        HttpResponse<String> answer = service.client().send("GET", path(id), "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body()).isEqualTo("{\"rows\":[{\"text\":\"" + "x".repeat(1_000_001 - REST) + "\"}]}");
        assertThat(service.client().send("HEAD", path(id), "").headers().firstValue("Content-Length")).contains("1000001");
        Job<List<Card>> inJava = reading.get().submit(new Forget.Request("3000000"));
        assertThat(inJava.await(Duration.ofMinutes(1))).containsExactly(new Card("x".repeat(3_000_000)));
        try (Service other = startServer()) {
            assertThat(other.client().send("GET", path(id), "").body()).isEqualTo(answer.body());
        }
    }

    @Test
    void staysInItsRowUpToTheLimit() {
        JsonNode job = done(submit(1_000_000));
        assertThat(job.get("result").get("rows").get(0).get("text").asString()).hasSize(1_000_000 - REST);
        assertThat(files()).isEmpty();
    }

    @Test
    void isAFileOfAHookToo() {
        String id = service.client().submit("/cards", "{\"film\": \"x\", \"stars\": 1}");
        assertThat(done(id).get("result").isNull()).isTrue();
        assertThat(JsonMapper.shared().readTree(service.client().send("GET", path(id), "").body())
                .get("rows").get(0).get("text").asString()).hasSize(2_000_000);
    }

    @Test
    void isReadForARouteThatSendsIt() {
        String id = service.client().submit("/sent", "{}");
        assertThat(done(id).get("result").isNull()).isTrue();
        assertThat(service.client().send("GET", path(id), "").body()).isEqualTo("2000000 characters");
    }

    @Test
    void isSweptWhenTheJobIsDeleted() throws Exception {
        String id = submit(2_000_000);
        done(id);
        media.get().sweep();
        assertThat(files()).hasSize(1);

        database.execute("UPDATE trestle.job SET expires_at = now() WHERE id = '" + id + "'");
        service.client().json(404, "GET", path(id), "");
        Waiting.until(() -> database.query("SELECT count(*) FROM trestle.job_result").equals("0"));
        Waiting.until(() -> swept().isEmpty());
    }

    private List<Path> swept() {
        try {
            media.get().sweep();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return files();
    }

    @Test
    void isTakenBackWithTheTransaction() {
        database.execute("ALTER TABLE trestle.job_result ADD CHECK (key = '')");
        JsonNode job = service.client().ended(submit(2_000_000));
        assertThat(job.get("status").asString()).isEqualTo("error");
        assertThat(files()).isEmpty();
        assertThat(job.get("result_url").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void isAnErrorIfItIsLost(String method) throws IOException {
        String id = submit(2_000_000);
        done(id);
        for (Path file : files()) {
            Files.delete(file);
        }
        assertThat(service.client().send(method, path(id), "").statusCode()).isEqualTo(500);
    }

    @Test
    void staysInItsRowWithoutAStore() {
        try (Service plain = Service.start(database.url(), Map.of(), Service.OPTIONS,
                RateWithCard.Hook.of(film -> film.repeat(2_000_000)))) {
            service.close();
            String id = plain.client().submit("/cards", "{\"film\": \"x\", \"stars\": 1}");
            JsonNode job = plain.client().ended(id);
            assertThat(job.get("result").get("rows").get(0).get("text").asString()).hasSize(2_000_000);
        }
    }
}
