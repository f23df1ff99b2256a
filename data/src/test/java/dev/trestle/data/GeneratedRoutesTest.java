package dev.trestle.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.reports.api.Adults;
import com.example.reports.api.AdultsJob;
import com.example.reports.api.Logs;
import com.example.reports.api.Overview;
import com.example.reports.api.ReportsApi;
import com.example.reports.api.Sales;
import dev.trestle.data.remote.WebFiles;
import dev.trestle.jobs.Jobs;
import dev.trestle.runtime.rows.RowQuery;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.webserver.WebServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The routes of the case {@code data_reports}, over HTTP and in Java. */
@ExtendWith(Postgres.class)
class GeneratedRoutesTest {

    private final Postgres.Database database;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private Path reports;

    @TempDir
    private Path uploads;
    private ReportsApi api;
    private WebServer server;

    GeneratedRoutesTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        new Samples(reports).parquet("2026/07.parquet", """
                SELECT * FROM (VALUES (1::BIGINT, 30::INTEGER, 'Ann', TIMESTAMPTZ '2026-07-01 12:00:00+02'), (2, NULL, 'Bob', NULL),
                        (3, 17, 'Cy', NULL)) v(id, age, name, joined)""");
        new Samples(uploads).text("visits.csv", "user_id,at,cost", "1,2026-07-01 10:00:00,1.5", "1,2026-07-02,2.25",
                "2,2026-09-01,9");
        Config config = Config.just(ConfigSources.create(Map.of("trestle.database.url", database.url(),
                "trestle.database.pool-size", "2", "trestle.data.roots.reports", reports.toString(),
                "trestle.data.roots.uploads", uploads.toString(), "trestle.data.private-hosts", "localhost")));
        Trestle trestle = Trestle.create(config.get("trestle"));
        api = new ReportsApi(trestle, Jobs.create(trestle), Data.create(trestle));
        server = trestle.server(config.get("server"), api).build().start();
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        server.stop();
    }

    private Service.Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return new Service.Answer(client.send(request.build(), BodyHandlers.ofString()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    @Test
    void aRequestNamesTheFileAndTheParameters() throws Exception {
        assertThat(send(request("/users?users=2026/07.parquet&min=18")).rows()).isEqualTo("{\"rows\":[{\"id\":1,\"age\":30}]}");
        assertThat(api.adults.run(new Adults.Request("2026/07.parquet", 0)))
                .containsExactly(new Adults.Row(1, 30), new Adults.Row(3, 17));
    }

    @Test
    void aParameterOfThePathIsAnInput() throws Exception {
        assertThat(send(request("/users/1?users=2026/07.parquet")).rows())
                .isEqualTo("{\"rows\":[{\"id\":1,\"age\":30,\"name\":\"Ann\",\"joined\":\"2026-07-01T10:00:00Z\"}]}");
    }

    @Test
    void aQueryReadsSeveralFiles() throws Exception {
        HttpRequest.Builder request = request("/costs").header("Content-Type", "application/json").POST(BodyPublishers.ofString(
                "{\"users\": \"2026/07.parquet\", \"visits\": \"visits.csv\", \"since\": \"2026-07-01T00:00:00\"}"));
        assertThat(send(request).rows()).isEqualTo(
                "{\"rows\":[{\"name\":\"Ann\",\"visits\":2,\"cost\":3.75,\"last\":\"2026-07-02T00:00:00\"}]}");
    }

    /** The types that the build reads from a sample are types of which every cell of it is. */
    @Test
    void aSampleFitsItsOwnDataset() throws Exception {
        Path samples = Path.of("../generator-core/src/test/cases/data_reports/files");
        for (String sample : List.of("scores.csv", "readings.parquet")) {
            Files.copy(samples.resolve(sample), uploads.resolve(sample));
        }
        assertThat(send(request("/scores?scores=scores.csv&since=2026-07-02")).rows()).isEqualTo("{\"rows\":[{\"id\":2,\"name\":\"\","
                + "\"score\":-2000.0,\"won\":false,\"day\":\"2026-07-02\",\"at\":\"2026-07-02T11:00:00.5\",\"seen\":\"2026-07-02T11:00:00Z\","
                + "\"postcode\":\"02826\",\"account\":\"1\",\"token\":\"0190b5a2-7d3c-7f00-8000-0123456789ac\",\"nothing\":null}]}");
        assertThat(send(request("/scores?scores=scores.csv")).rows()).contains("Bob\\nRoss");
        assertThat(send(request("/readings?readings=readings.parquet")).rows()).isEqualTo("{\"rows\":[{\"id\":1,\"s\":2,\"f\":1.5,"
                + "\"d\":2.500,\"at\":\"2026-07-01T10:00:00\",\"seen\":\"2026-07-01T10:00:00Z\",\"b\":\"qg==\",\"j\":{\"a\": 1},\"t\":\"x\"}]}");
    }

    @Test
    void aRequestNamesManyFilesAndFolders() throws Exception {
        for (String folder : List.of("sales/year=2025/month=12", "sales/year=2026/month=1", "sales/year=2026/month=2")) {
            new Samples(reports).parquet(folder + "/a.parquet", "SELECT range AS id, 1.5::DECIMAL(10,2) AS amount FROM range(4)");
        }
        assertThat(send(request("/sales?sales=sales/&year=2026").header("Accept", "text/csv")).rows())
                .isEqualTo("year,month,amount\r\n2026,1,6.00\r\n2026,2,6.00\r\n");
        assertThat(send(request("/sales?sales=sales/year=2025/month=12/*&sales=sales/year=2026/month=2/a.parquet")).rows())
                .isEqualTo("{\"rows\":[{\"year\":2025,\"month\":12,\"amount\":6.00},{\"year\":2026,\"month\":2,\"amount\":6.00}]}");
        assertThat(api.sales.run(new Sales.Request(List.of("sales/"), null))).hasSize(3);
    }

    @Test
    void queriesOfFilesAndOfTheDatabaseRunAtOnce() throws Exception {
        new Samples(reports).parquet("sales/year=2026/month=1/a.parquet", "SELECT range AS id, 1.5::DECIMAL(10,2) AS amount FROM range(4)");
        assertThat(send(request("/overview?users=2026/07.parquet&sales=sales/&min=18&pattern=%25o%25")).rows())
                .isEqualTo("{\"adults\":[{\"id\":1,\"age\":30}],\"next\":{\"next\":19},\"named\":[{\"name\":\"Bob\",\"joined\":null}],"
                        + "\"sold\":[{\"year\":2026,\"month\":1,\"amount\":6.00}]}");
        assertThat(api.overview.run(new Overview.Request(18, "2026/07.parquet", null, List.of("sales/"), 2025)).sold()).isEmpty();
        send(request("/overview?users=2026/08.parquet&sales=sales/&min=18")).problem(404);
        send(request("/overview?users=2026/07.parquet&sales=sales/&min=2147483647")).problem(422);
    }

    @Test
    void aJobReadsFiles() throws Exception {
        String body = "{\"users\": \"2026/07.parquet\", \"visits\": \"visits.csv\", \"since\": \"2026-07-01T00:00:00\"}";
        JsonNode accepted = Service.json(client.send(request("/costs/jobs").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString()).body());
        String job = "/jobs/" + accepted.get("id").asString();
        JsonNode done = Service.json(send(request(job + "?wait=30s")).rows());
        assertThat(done.get("status").asString()).as(done.toString()).isEqualTo("done");
        assertThat(done.get("progress").toString()).isEqualTo("{\"rows\":1}");
        assertThat(send(request(job + "/result")).rows())
                .isEqualTo("{\"rows\":[{\"name\":\"Ann\",\"visits\":2,\"cost\":3.75,\"last\":\"2026-07-02T00:00:00\"}]}");
        assertThat(send(request(job + "/result").header("Accept", "text/csv")).rows())
                .isEqualTo("name,visits,cost,last\r\nAnn,2,3.75,2026-07-02T00:00:00\r\n");
    }

    /** More than 1 MB; without media columns the service has no media store, so that it stays in the row of the job. */
    @Test
    void aJobHasALargeResult() throws Exception {
        new Samples(reports).parquet("2026/09.parquet", "SELECT range AS id, 1::INTEGER AS age,"
                + " lpad(range::VARCHAR, 5, '0') || repeat('x', 200) AS name,"
                + " NULL::TIMESTAMPTZ AS joined FROM range(10000)");
        new Samples(uploads).text("all.csv", Stream.concat(Stream.of("user_id,at,cost"),
                IntStream.range(0, 10_000).mapToObj(id -> id + ",2026-07-01 10:00:00,1.5")).toArray(String[]::new));
        String body = "{\"users\": \"2026/09.parquet\", \"visits\": \"all.csv\", \"since\": \"2026-07-01T00:00:00\"}";
        JsonNode accepted = Service.json(client.send(request("/costs/jobs").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString()).body());
        String job = "/jobs/" + accepted.get("id").asString();
        JsonNode done = Service.json(send(request(job + "?wait=30s")).rows());
        assertThat(done.get("status").asString()).as(done.toString()).isEqualTo("done");
        assertThat(done.get("result").get("rows").size()).isEqualTo(10_000);
        assertThat(done.get("result").toString().length()).isGreaterThan(1_000_000);
        assertThat(Service.json(send(request(job + "/result")).rows()).get("rows").size()).isEqualTo(10_000);
        assertThat(send(request(job + "/result").header("Accept", "text/csv")).rows().lines()).hasSize(10_001);
    }

    @Test
    void aJobWhoseFileIsMissingEndsWithTheProblem() throws Exception {
        String job = "/jobs/" + api.adultsJob.submit(new AdultsJob.Request("2026/08.parquet", 18)).id();
        JsonNode done = Service.json(send(request(job + "?wait=30s")).rows());
        assertThat(done.get("status").asString()).as(done.toString()).isEqualTo("error");
        assertThat(done.get("error").get("detail").asString()).isEqualTo("There is no such file");
    }

    @Test
    void rowsAreForCallersInJava() {
        RowQuery<Adults.Row> rows = api.adults.rows(new Adults.Request("2026/07.parquet", 0));
        List<Long> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.id()));
        assertThat(ids).containsExactly(1L, 3L);
        List<Integer> sizes = new ArrayList<>();
        rows.forEachBatch(1, batch -> sizes.add(batch.size()));
        assertThat(sizes).containsExactly(1, 1);
        assertThat(rows.listAsync().join()).isEqualTo(rows.list()).hasSize(2);
    }

    @Test
    void rejectsAreInTheAnswer() throws Exception {
        new Samples(uploads).text("logs/a.csv", "seen,bytes", "2026-07-01 10:00:00,x", "2026-07-02 10:00:00,7");
        assertThat(send(request("/logs?logs=logs/")).rows()).isEqualTo("{\"rows\":[{\"seen\":\"2026-07-02T10:00:00\",\"bytes\":7}],"
                + "\"rejects\":[{\"file\":\"logs/a.csv\",\"row\":1,\"line\":2,\"column\":\"bytes\",\"text\":\"x\","
                + "\"errors\":[{\"pointer\":\"/logs\",\"code\":\"unfit_file\",\"message\":\"is no int4\"}]}]}");
        assertThat(api.logs.run(new Logs.Request(List.of("logs/a.csv"))).rejects()).hasSize(1);
    }

    @Test
    void aRequestNamesAUrlOfAListedHost() throws Exception {
        try (WebFiles web = new WebFiles()) {
            web.file("a.csv", "seen,bytes\n2026-07-02 10:00:00,7\n".getBytes(StandardCharsets.US_ASCII));
            String url = "http://localhost:" + web.port() + "/files/a.csv";
            assertThat(send(request("/logs?logs=" + url)).rows())
                    .startsWith("{\"rows\":[{\"seen\":\"2026-07-02T10:00:00\",\"bytes\":7}]");
            assertThat(api.logs.run(new Logs.Request(List.of(url))).rows()).hasSize(1);
            send(request("/logs?logs=http://127.0.0.1:" + web.port() + "/files/a.csv")).problem(422);
        }
    }

    @Test
    void rowsComeInSeveralFormats() throws Exception {
        new Samples(reports).parquet("sales/year=2026/month=1/a.parquet", "SELECT range AS id, 1.5::DECIMAL(10,2) AS amount FROM range(4)");
        new Samples(reports).parquet("sales/year=2026/month=2/a.parquet", "SELECT 1::BIGINT AS id, 0::DECIMAL(10,2) AS amount");
        Map<String, String> texts = Map.of(
                "application/json", "{\"rows\":[{\"year\":2026,\"month\":1,\"amount\":6.00},{\"year\":2026,\"month\":2,\"amount\":0.00}]}",
                "application/vnd.trestle.columns+json", "{\"year\":[2026,2026],\"month\":[1,2],\"amount\":[6.00,0.00]}",
                "application/x-ndjson",
                "{\"year\":2026,\"month\":1,\"amount\":6.00}\n{\"year\":2026,\"month\":2,\"amount\":0.00}\n",
                "text/csv", "year,month,amount\r\n2026,1,6.00\r\n2026,2,0.00\r\n");
        for (Map.Entry<String, String> text : texts.entrySet()) {
            assertThat(new String(sales(text.getKey()), StandardCharsets.UTF_8)).isEqualTo(text.getValue());
        }
        try (RootAllocator allocator = new RootAllocator(); ArrowStreamReader arrow = new ArrowStreamReader(
                new ByteArrayInputStream(sales("application/vnd.apache.arrow.stream")), allocator)) {
            assertThat(arrow.loadNextBatch()).isTrue();
            assertThat(arrow.getVectorSchemaRoot().contentToTSVString())
                    .isEqualTo("year\tmonth\tamount\n2026\t1\t6.00\n2026\t2\t0.00\n");
            assertThat(arrow.loadNextBatch()).isFalse();
        }
        Path parquet = Files.write(uploads.resolve("answer.parquet"), sales("application/vnd.apache.parquet"));
        assertThat(new Samples(uploads).query("SELECT string_agg(concat_ws(' ', year, month, amount, typeof(amount)), '; ') FROM '"
                + parquet + "'")).isEqualTo("2026 1 6.00 VARCHAR; 2026 2 0.00 VARCHAR");
    }

    /** The body of GET; HEAD has its length. */
    private byte[] sales(String mediaType) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/sales?sales=sales/").header("Accept", mediaType);
        HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(mediaType);
        HttpResponse<byte[]> head = client.send(request.HEAD().build(), BodyHandlers.ofByteArray());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type")).isEqualTo(answer.headers().firstValue("Content-Type"));
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(answer.body().length);
        return answer.body();
    }

    @Test
    void mistakesOfARequestAreAnswered() throws Exception {
        assertThat(send(request("/users?users=2026/07.parquet&min=x")).problem(422).get("errors").get(0).get("pointer").asString())
                .isEqualTo("/min");
        assertThat(send(request("/users?min=1")).problem(422).get("errors").get(0).get("pointer").asString()).isEqualTo("/users");
        send(request("/users?min=1&users=2026/08.parquet")).problem(404);
    }
}
