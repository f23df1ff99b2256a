package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.files.LocalUpload;
import dev.trestle.files.Media;
import dev.trestle.runtime.Input;
import dev.trestle.runtime.service.ServerPart;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The files that come with requests are in the media store until their job has ended. */
@ExtendWith(Postgres.class)
class UploadsTest {

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
    private static final JobOptions ONE = Service.OPTIONS.concurrency(1);

    private final Postgres.Database database;
    private final List<Served> running = new ArrayList<>();

    @TempDir
    private Path directory;

    UploadsTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeEach
    void empty() {
        database.execute("DROP SCHEMA IF EXISTS trestle CASCADE; TRUNCATE poster; ALTER SEQUENCE tries RESTART");
    }

    @AfterEach
    void stop() {
        running.forEach(Served::close);
    }

    /** A server with the routes of posters. */
    private record Served(WebServer server, Media media, AddPoster route, Client client)
            implements AutoCloseable {
        @Override
        public void close() {
            server.stop();
        }
    }

    /** The process of a server that can be killed: its database, and the directory of its files. */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) {
            Served served = start(arguments[0], Path.of(arguments[1]), ONE, new ServerPart() { });
            System.out.println("port " + served.server().port());
        }
    }

    private Served start(JobOptions options) {
        return start(options, new ServerPart() { });
    }

    /** With a part that starts after the jobs. */
    private Served start(JobOptions options, ServerPart last) {
        Served served = start(database.url(), directory, options, last);
        running.add(served);
        return served;
    }

    private static Served start(String url, Path directory, JobOptions options, ServerPart last) {
        Config config = Config.just(ConfigSources.create(Map.of(
                "trestle.database.url", url,
                "trestle.jobs.poll-interval", "PT0.1S",
                "trestle.jobs.heartbeat", "PT0.5S",
                "trestle.jobs.shutdown-grace", "PT0S",
                "trestle.media.directory", directory.resolve("media").toString(),
                "trestle.media.sweep-age", "PT0.001S",
                "trestle.media.sweep-interval", "P1D",
                "trestle.media.signing-key", "0123456789abcdef0123456789abcdef",
                "server.host", "127.0.0.1")));
        Trestle trestle = Trestle.create(config.get("trestle"));
        Jobs jobs = Jobs.create(trestle);
        Media media = Media.create(trestle);
        AddPoster route = new AddPoster(trestle, media, jobs, options);
        trestle.attach(last);
        WebServer server = trestle.server(config.get("server"), route).build().start();
        return new Served(server, media, route, new Client(server.port()));
    }

    /** The files of a collection. */
    private List<Path> files(String collection) {
        Path folder = directory.resolve("media").resolve(collection);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String names() {
        return database.query("SELECT count(*) FROM trestle.job_file");
    }

    private static byte[] scan(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String submit(Client client, String film, String sleep) {
        return client.submitForm("/posters", Map.of("image", PNG), Map.of("film", film, "sleep", sleep));
    }

    @Test
    void areThereUntilTheJobHasEnded() throws Exception {
        Served served = start(ONE);
        String slow = submit(served.client(), "Ikiru", "60");
        served.client().awaitStatus(slow, "running");
        String id = served.client().submitForm(
                "/posters", Map.of("scan", scan("A page"), "image", PNG), Map.of("film", "Ran"));

        // Both have the same picture.
        served.media().sweep();
        assertThat(files("trestle.jobs")).hasSize(2);
        assertThat(names()).isEqualTo("3");
        assertThat(database.query("SELECT request -> 'image' FROM trestle.job WHERE id = '" + id + "'")).matches(
                "\\{\"key\":\"trestle.jobs/[0-9a-f]{64}.png\",\"file_name\":\"image.bin\","
                        + "\"media_type\":\"image/png\",\"size\":16}");

        served.client().json(200, "DELETE", "/jobs/" + slow, "");
        JsonNode job = served.client().ended(id);
        assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("done");
        assertThat(names()).isEqualTo("0");
        assertThat(database.query("SELECT convert_from(scan, 'UTF8') FROM poster")).isEqualTo("A page");
        assertThat(database.query("SELECT result ->> 'image' FROM trestle.job WHERE status = 'done'"))
                .isEqualTo(database.query("SELECT image FROM poster")).matches("poster.image/[0-9a-f]{64}.png");
        String url = job.get("result").get("image").asString();
        assertThat(url).contains("?expires=");
        HttpResponse<byte[]> image = served.client().bytes(url);
        assertThat(image.statusCode()).isEqualTo(200);
        assertThat(image.body()).isEqualTo(PNG);
        String alone = served.client().json(200, "GET", "/jobs/" + id + "/result", "").get("image").asString();
        assertThat(alone).contains("?expires=");
        assertThat(served.client().bytes(alone).body()).isEqualTo(PNG);

        Waiting.until(() -> swept(served).isEmpty());
        assertThat(files("poster.image")).hasSize(1);
    }

    private List<Path> swept(Served served) {
        try {
            served.media().sweep();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return files("trestle.jobs");
    }

    @Test
    void areCheckedAtOnce() {
        Served served = start(Service.OPTIONS);
        JsonNode problem = served.client().form(
                422, "/posters", Map.of("image", scan("no picture")), Map.of("film", "Ran"));
        assertThat(problem.get("errors").get(0).get("code").asString()).isEqualTo("media_type");
        assertThat(files("trestle.jobs")).isEmpty();
        assertThat(names()).isEqualTo("0");
    }

    @Test
    void goWhereTheJobCannotBeStored() {
        Served served = start(Service.OPTIONS);
        database.execute("ALTER TABLE trestle.scheduled_task ADD CHECK (task_name <> 'AddPoster')");
        served.client().form(422, "/posters", Map.of("image", PNG), Map.of("film", "Ran"));
        assertThat(files("trestle.jobs")).isEmpty();
        assertThat(names()).isEqualTo("0");
        assertThat(database.query("SELECT count(*) FROM trestle.job")).isEqualTo("0");
    }

    @Test
    void areNotNamedByJobsThatFailOrAreCancelled() {
        Served served = start(Service.OPTIONS);
        JsonNode refused = served.client().ended(submit(served.client(), "refused", "0"));
        assertThat(refused.get("error").get("status").asInt()).isEqualTo(422);
        assertThat(names()).isEqualTo("0");
        assertThat(files("poster.image")).isEmpty();

        String slow = submit(served.client(), "Ran", "60");
        served.client().awaitStatus(slow, "running");
        assertThat(names()).isEqualTo("1");
        served.client().json(200, "DELETE", "/jobs/" + slow, "");
        assertThat(names()).isEqualTo("0");
        Waiting.until(() -> files("poster.image").isEmpty());
        Waiting.until(() -> swept(served).isEmpty());
    }

    @Test
    void thatAreLostEndTheJob() throws IOException {
        Served served = start(ONE);
        String slow = submit(served.client(), "Ran", "60");
        served.client().awaitStatus(slow, "running");
        String waiting = served.client().submitForm(
                "/posters", Map.of("image", PNG, "scan", scan("Lost")), Map.of("film", "Ikiru"));
        for (Path file : files("trestle.jobs")) {
            if (Files.size(file) == 4) {
                Files.delete(file);
            }
        }
        served.client().json(200, "DELETE", "/jobs/" + slow, "");

        JsonNode job = served.client().ended(waiting);

        assertThat(job.get("error").get("detail").asString()).isEqualTo(
                "A file that came with the request is not in the media store of the server that ran the job");
        assertThat(job.get("attempts").asInt()).isEqualTo(1);
        assertThat(names()).isEqualTo("0");
    }

    @Test
    void areThereForTheNextAttemptAndTheNextServer() throws Exception {
        Served first = start(ONE);
        JsonNode third = first.client().ended(submit(first.client(), "twice in the way", "0"));
        assertThat(third.get("attempts").asInt()).isEqualTo(3);
        String slow = submit(first.client(), "Ran", "60");
        first.client().awaitStatus(slow, "running");
        String waiting = submit(first.client(), "Ikiru", "0");
        first.close();
        assertThat(database.query("SELECT string_agg(status, ',') FROM trestle.job WHERE finished_at IS NULL"))
                .isEqualTo("pending,pending");
        goOnWithAnotherServer(slow, waiting);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGKILL")
    void areThereWhenTheServerIsKilled() {
        try (Node first = Node.start(Main.class, database.url(), directory.toString())) {
            String slow = submit(first.client(), "Ran", "60");
            first.client().awaitStatus(slow, "running");
            String waiting = submit(first.client(), "Ikiru", "0");

            first.kill();

            goOnWithAnotherServer(slow, waiting);
        }
    }

    @Test
    void areNotWorkedOnBeforeTheirLinksCanBeMade() {
        Served first = start(ONE);
        String slow = submit(first.client(), "Ran", "60");
        String waiting = submit(first.client(), "Ikiru", "0");
        first.client().awaitStatus(slow, "running");
        database.execute("DELETE FROM trestle.scheduled_task WHERE task_instance = '" + slow + "'");
        first.close();

        // The port of the server is unknown while its last part starts: time for some polls of the queue.
        Served second = start(ONE, new ServerPart() {
            @Override
            public void start() {
                database.query("SELECT pg_sleep(1)");
            }
        });

        JsonNode ended = second.client().ended(waiting);
        assertThat(ended.get("status").asString()).as(ended.toString()).isEqualTo("done");
    }

    private void goOnWithAnotherServer(String slow, String waiting) {
        database.execute("UPDATE trestle.job SET request = '" + database.query(
                "SELECT request::jsonb || '{\"sleep\": 0}' FROM trestle.job WHERE id = '" + slow + "'")
                + "' WHERE id = '" + slow + "'");

        Served second = start(ONE);
        for (String id : List.of(slow, waiting)) {
            JsonNode ended = second.client().ended(id);
            assertThat(ended.get("status").asString()).as(ended.toString()).isEqualTo("done");
        }
        assertThat(database.query("SELECT count(*) FROM poster WHERE film IN ('Ran', 'Ikiru')")).isEqualTo("2");
        assertThat(files("poster.image")).hasSize(1);
        assertThat(names()).isEqualTo("0");
    }

    @Test
    void comeFromJavaAndAreGivenToHooks() throws Exception {
        Served served = start(Service.OPTIONS);
        LocalUpload image = LocalUpload.of(Files.write(directory.resolve("own.png"), PNG));
        AddPoster.Response response = served.route().submit(
                new AddPoster.Request("Ran", image, Input.of(image), Input.of(0.0))).await(Duration.ofMinutes(1));
        assertThat(response.image().key()).isEqualTo("poster.image/" + image.sha256() + ".png");
        assertThat(served.client().bytes(response.image().url().toString()).body()).isEqualTo(PNG);
        assertThat(database.query("SELECT length(scan) FROM poster")).isEqualTo("16");

        String id = served.client().submitForm("/posters/cards", Map.of("image", PNG), Map.of("film", "Ran"));
        String card = served.client().ended(id).get("result").get("text").asString();
        assertThat(card).startsWith("poster.image/" + image.sha256() + ".png at http://localhost:");
        assertThat(served.client().bytes(card.replaceFirst(".* at ", "")).statusCode()).isEqualTo(200);
        assertThat(names()).isEqualTo("0");
    }

    @Test
    void aServiceThatTakesNoneHasNoStore() {
        Path media = directory.resolve("none");
        try (Service service = Service.start(database.url(), Map.of("trestle.media.directory", media.toString()),
                (trestle, jobs) -> {
                    Media.create(trestle);
                    return new RatingsApi(trestle, jobs, Service.OPTIONS, RateWithCard.Hook.of(film -> film));
                })) {
            service.client().ended(service.client().submit("/ratings", "{\"film\": \"Ran\", \"stars\": 1}"));
        }
        assertThat(media).doesNotExist();
    }
}
