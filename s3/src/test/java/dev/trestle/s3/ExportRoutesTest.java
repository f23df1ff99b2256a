package dev.trestle.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.library.LibraryApi;
import dev.trestle.fileexports.FileExports;
import dev.trestle.jobs.Jobs;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The routes of the case {@code file_exports} write into a bucket. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportRoutesTest {

    private static final S3Server SERVER = S3Server.get().bucket("exports");
    private static final String RUN = "{\"run\": \"0f0e0d0c-0000-4000-8000-000000000001\", ";

    private final Postgres.Database database;
    private final HttpClient client = HttpClient.newHttpClient();
    private S3 s3;
    private WebServer server;

    ExportRoutesTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeAll
    void start() throws IOException {
        database.execute(Files.readString(Path.of("../generator-core/src/test/cases/file_exports/schema.sql")));
        database.execute("""
                INSERT INTO film (film_id, title, year, studio) VALUES
                (1, 'Alien', 1979, 'Fox'), (2, 'Brazil', 1985, 'a/b'), (3, '', 1979, NULL)""");
        Map<String, String> settings = new HashMap<>(SERVER.settings());
        settings.put("trestle.database.url", database.url());
        settings.put("trestle.database.pool-size", "2");
        settings.put("trestle.jobs.poll-interval", "PT0.1S");
        settings.put("trestle.file-exports.roots.reports", "s3://exports/reports");
        settings.put("trestle.file-exports.roots.other", "s3://exports/other");
        settings.put("server.host", "127.0.0.1");
        Config config = Config.just(ConfigSources.create(settings));
        Trestle trestle = Trestle.create(config.get("trestle"));
        s3 = S3.create(trestle);
        LibraryApi api = new LibraryApi(trestle, Jobs.create(trestle), FileExports.create(trestle, S3OutputRoots.of(s3)));
        server = trestle.server(config.get("server"), api).build().start();
    }

    @AfterAll
    void stop() {
        server.stop();
        client.close();
    }

    private JsonNode send(int status, HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).header("Content-Type", "application/json");
    }

    /** The job once it has ended. */
    private JsonNode job(String path, String body) throws IOException, InterruptedException {
        String id = send(202, request(path).POST(BodyPublishers.ofString(body))).get("id").asString();
        JsonNode job;
        do {
            job = send(200, request("/jobs/" + id + "?wait=10s"));
        } while (job.get("finished_at").isNull());
        return job;
    }

    private static List<String> names(String prefix) {
        return SERVER.names("exports").stream().filter(name -> name.startsWith(prefix)).toList();
    }

    private static byte[] content(String name) throws IOException {
        return SERVER.open("s3://exports").call(bucket ->
                bucket.getObject(request -> request.bucket("exports").key(name), ResponseTransformer.toBytes())).asByteArray();
    }

    @Test
    void aFile() throws Exception {
        JsonNode job = job("/exports/films", "{\"year\": 1979}");
        String text = """
                film_id,title,genre,rating,released,added,tags,facts,cover\r
                1,Alien,,,,2026-01-31T12:00:00Z,,,\r
                3,"",,,,2026-01-31T12:00:00Z,,,\r
                """;
        assertThat(job.get("result").toString()).isEqualTo("{\"name\":\"films/1979.csv\",\"rows\":2,\"bytes\":" + text.length()
                + ",\"files\":1}");
        assertThat(names("reports/films")).containsExactly("reports/films/1979.csv");
        assertThat(content("reports/films/1979.csv")).asString(StandardCharsets.UTF_8).isEqualTo(text);
    }

    @Test
    void aPartitionedFolder() throws Exception {
        JsonNode result = job("/exports/studios", "{\"since\": 1900}").get("result");
        assertThat(result.get("files").asInt()).as(result.toString()).isEqualTo(3);
        assertThat(names("reports/studios")).containsExactly(
                "reports/studios/studio=Fox/year=1979/part-0.parquet",
                "reports/studios/studio=__HIVE_DEFAULT_PARTITION__/year=1979/part-0.parquet",
                "reports/studios/studio=a%2Fb/year=1985/part-0.parquet");
        assertThat(content("reports/studios/studio=Fox/year=1979/part-0.parquet")).asString(StandardCharsets.ISO_8859_1)
                .startsWith("PAR1").endsWith("PAR1").contains("title");
    }

    /** The row at fault is after more than a part of the file was sent to the bucket. */
    @Test
    void aJobThatFailsLeavesNothing() throws Exception {
        JsonNode job = job("/exports/numbers", RUN + "\"bad\": 299999, \"count\": 300000}");
        assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("error");
        assertThat(job.get("error").get("status").asInt()).isEqualTo(422);
        assertThat(job.get("progress").get("rows").asInt()).isPositive();
        assertThat(names("other")).isEmpty();
        assertThat(SERVER.uploads("exports")).isZero();
    }
}
