package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.files.Media;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.media.MediaColumn;
import dev.trestle.runtime.media.MediaKind;
import dev.trestle.runtime.rows.RowQuery;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows of a background query are read by a cursor, stored as they are read, and sent as they are read again. */
@ExtendWith(Postgres.class)
@TestInstance(Lifecycle.PER_CLASS)
class SpooledRowsTest {

    /** More than a fetch has, and as many rows before it. */
    private static final int WAIT_AT = 700;

    private static final String FETCHED = "{\"rows\":500}";

    private final Postgres.Database database;
    private final Path directory;
    private final Map<String, JobType<Strip.Request, List<Strip>>> types = new HashMap<>();
    private Service service;

    SpooledRowsTest(Postgres.Database database, @TempDir Path directory) {
        this.database = database;
        this.directory = directory;
    }

    @BeforeAll
    void start() {
        service = start(Map.of("trestle.media.directory", directory.resolve("media").toString()), (trestle, jobs) -> {
            Media media = Media.create(trestle);
            media.expect(List.of(new MediaColumn(
                    "poster.image", "public.poster", "image", MediaKind.IMAGE, MediaColumn.Access.SERVED)));
            return media;
        });
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private Service start(Map<String, String> more, BiFunction<Trestle, Jobs, Media> makeMedia) {
        return Service.start(database.url(), more, (trestle, jobs) -> {
            JsonForm<Strip> row = JsonForm.of(Strip::read, Strip::write).keeping(makeMedia.apply(trestle, jobs));
            types.put("Strips", jobs.rows("Strips", Service.OPTIONS, Strip.REQUEST, Strip::query, row));
            types.put("SentStrips",
                    jobs.rows("SentStrips", Service.OPTIONS, Strip.REQUEST, Strip::query, row, SpooledRowsTest::send));
            types.put("ListedStrips", jobs.rows("ListedStrips", Service.OPTIONS, Strip.REQUEST, Strip::query, row)
                    .sending((req, res, rows) -> send(req, res, rows)));
            return new RatingsApi(trestle, jobs, Service.OPTIONS, RateWithCard.Hook.of(film -> film));
        });
    }

    /** Sends how many rows there are, and the URL of the last. */
    private static void send(ServerRequest request, ServerResponse response, Iterable<Strip> rows) {
        long count = 0;
        Strip last = null;
        for (Strip row : rows) {
            count++;
            last = row;
        }
        response.send(count + " rows, " + (last == null ? "none" : last.image().url().getPath()));
    }

    private String submit(String type, Strip.Request request) {
        return types.get(type).submit(request).id().toString();
    }

    private JsonNode done(String id) {
        JsonNode job = service.client().ended(id);
        assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("done");
        return job;
    }

    private String result(String id) {
        HttpResponse<String> answer = service.client().send("GET", "/jobs/" + id + "/result", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String progress(Service by, String id) {
        return by.client().job(id).path("progress").toString();
    }

    private Connection lock() throws Exception {
        Connection connection = DriverManager.getConnection(database.url());
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(42)");
        }
        return connection;
    }

    /** Bytes of files that are being written. */
    private long staged() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".part")).mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void areStoredAndCountedWhileTheyAreRead() throws Exception {
        try (Service other = Service.start(database)) {
            String id;
            try (Connection lock = lock()) {
                assertThat(lock.isValid(0)).isTrue();
                id = submit("Strips", new Strip.Request(1_000, 2_000, WAIT_AT, 0));
                Waiting.until(() -> progress(service, id).equals(FETCHED));
                assertThat(progress(other, id)).isEqualTo(FETCHED);
                // Each has 4,000 bytes and more; a buffer is not yet there.
                assertThat(staged()).isGreaterThan(500 * 4_000 - 65_536);
            }
            JsonNode job = done(id);
            assertThat(job.get("progress").toString()).isEqualTo("{\"rows\":1000}");
            assertThat(job.get("result").isNull()).isTrue();
            JsonNode rows = JsonMapper.shared().readTree(result(id)).get("rows");
            assertThat(rows).hasSize(1_000);
            assertThat(rows.get(999).get("number").asInt()).isEqualTo(1_000);
            assertThat(rows.get(999).get("text").asString()).isEqualTo("x\"\\".repeat(2_000) + "\n");
            assertThat(rows.get(999).get("image").asString())
                    .isEqualTo("http://localhost:" + service.client().port() + "/media/poster.image/1000.png");
            assertThat(staged()).isZero();
        }
    }

    @Test
    void fewAreInTheRowOfTheJob() throws Exception {
        Job<List<Strip>> job = types.get("Strips").submit(Strip.Request.of(3, 1));
        List<Strip> rows = job.await(Duration.ofMinutes(1));
        assertThat(rows).extracting(Strip::number).containsExactly(1L, 2L, 3L);
        JsonNode state = service.client().job(job.id().toString());
        assertThat(state.get("progress").toString()).isEqualTo("{\"rows\":3}");
        assertThat(state.get("result")).isEqualTo(JsonMapper.shared().readTree(result(job.id().toString())));
        assertThat(state.get("result").get("rows").get(2).get("image").asString()).endsWith("/media/poster.image/3.png");
        assertThat(database.query("SELECT result FROM trestle.job WHERE id = '" + job.id() + "'")).contains("\"poster.image/3.png\"")
                .doesNotContain("http");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Strips", "SentStrips", "ListedStrips"})
    void mayBeNone(String type) {
        String id = submit(type, Strip.Request.of(0, 1));
        assertThat(done(id).get("progress").toString()).isEqualTo("{\"rows\":0}");
        assertThat(service.client().job(id).get("result").toString()).isEqualTo("{\"rows\":[]}");
        assertThat(result(id)).isEqualTo(type.equals("Strips") ? "{\"rows\":[]}" : "0 rows, none");
    }

    @ParameterizedTest
    @CsvSource({"SentStrips, 2000", "SentStrips, 1", "ListedStrips, 2000", "ListedStrips, 1"})
    void areSentByOtherCode(String type, int width) {
        String id = submit(type, Strip.Request.of(600, width));
        done(id);
        assertThat(result(id)).isEqualTo("600 rows, /media/poster.image/600.png");
    }

    @Test
    void leaveNothingWhenTheyFail() {
        String id = submit("Strips", new Strip.Request(1_000, 2_000, 0, 900));
        JsonNode job = service.client().ended(id);
        assertThat(job.get("status").asString()).isEqualTo("error");
        assertThat(job.get("progress").toString()).isEqualTo(FETCHED);
        assertThat(staged()).isZero();
    }

    @Test
    void leaveNothingWhenTheJobIsCancelled() throws Exception {
        String id;
        try (Connection lock = lock()) {
            assertThat(lock.isValid(0)).isTrue();
            id = submit("Strips", new Strip.Request(1_000, 2_000, WAIT_AT, 0));
            Waiting.until(() -> progress(service, id).equals(FETCHED));
            service.client().json(200, "DELETE", "/jobs/" + id, "");
            Waiting.until(() -> staged() == 0);
        }
        assertThat(service.client().job(id).get("status").asString()).isEqualTo("cancelled");
        assertThat(progress(service, id)).isEqualTo(FETCHED);
    }

    /** A newer deployment has other columns, or one row instead of several. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"rows\": [{\"number\": 1}]}", "{\"rows\":[{\"number\":1}]}", "{\"number\":1}", "{\"rows\":{\"number\":1}}"})
    void areShownAsStoredIfTheirFormIsAnother(String stored) {
        for (String type : List.of("Strips", "SentStrips", "ListedStrips")) {
            String id = submit(type, Strip.Request.of(1, 1));
            done(id);
            database.execute("UPDATE trestle.job SET result = '" + stored + "' WHERE id = '" + id + "'");
            assertThat(result(id)).isEqualTo(stored);
            assertThat(service.client().job(id).get("result")).isEqualTo(JsonMapper.shared().readTree(stored));
        }
    }

    private static RowQuery<Card> cards(Database database, Strip.Request request) {
        return new RowQuery<>(database, "SELECT repeat('x', ?) FROM generate_series(1, ?)", binds -> {
            binds.int4(request.width());
            binds.int4(request.rows());
        }, row -> new Card(row.text(1)));
    }

    @Test
    void areLimitedWithoutAStore() throws Exception {
        AtomicReference<JobType<Strip.Request, List<Card>>> plain = new AtomicReference<>();
        try (Service server = Service.start(database.url(), Map.of("trestle.max-rows", "1000", "trestle.max-result-size", "500 kB"),
                (trestle, jobs) -> {
                    plain.set(jobs.rows("PlainStrips", Service.OPTIONS, Strip.REQUEST, SpooledRowsTest::cards, Card.FORM));
                    return new RatingsApi(trestle, jobs, Service.OPTIONS, RateWithCard.Hook.of(film -> film));
                })) {
            for (Strip.Request request : List.of(Strip.Request.of(1_001, 1), Strip.Request.of(501, 1_000))) {
                JsonNode job = server.client().ended(plain.get().submit(request).id().toString());
                assertThat(job.get("status").asString()).isEqualTo("error");
                assertThat(job.get("error").get("errors").get(0).get("code").asString()).isEqualTo("result_too_large");
            }
            assertThat(plain.get().submit(Strip.Request.of(450, 1_000)).await(Duration.ofMinutes(1))).hasSize(450);
        }
    }
}
