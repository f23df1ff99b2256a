package dev.trestle.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.data.remote.WebFiles;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.testing.Postgres;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Parquet files of a web server, of which a query needs a part. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemotePartsTest {

    private static final int END = 64 * 1024;
    private static final String FILE = "wide.parquet";

    private static final Map<String, String> QUERIES = Map.of(
            "/few", "SELECT id AS n FROM t WHERE id % 10000 = 1 ORDER BY 1",
            "/filter", "SELECT id AS n FROM t WHERE age = 7 AND name LIKE 'a%' ORDER BY 1 LIMIT 5",
            "/count", "SELECT count(*) AS n FROM t",
            "/top", "SELECT age::BIGINT AS n FROM (SELECT * EXCLUDE (other) FROM t ORDER BY age, id LIMIT 4)",
            "/self", "SELECT a.id AS n FROM t a JOIN t b ON a.id = b.age WHERE b.id < 30 ORDER BY 1",
            "/all", "SELECT id AS n FROM t WHERE name || other LIKE 'abc%' ORDER BY 1",
            "/bloom", "SELECT count(*) AS n FROM t WHERE age = 77");

    private final Postgres.Database database;
    private final WebFiles web = new WebFiles();
    private byte[] content = new byte[0];
    private Service remote;
    private Service local;

    RemotePartsTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        new Samples(folder).parquet(FILE, "SELECT i AS id, (i % 90)::INT AS age, md5(i::VARCHAR) AS name, md5((-i)::VARCHAR) AS other,"
                + " CASE WHEN i <> 20000 THEN i END AS holey FROM range(40000) r(i)");
        content = Files.readAllBytes(folder.resolve(FILE));
        remote = with(Service.of(database.url(), Map.of("r", web.url())).key("data.private-hosts", "127.0.0.1")
                .key("data.max-file-size", "4000000").key("data.temp-directory", folder.resolve("temp").toString())).start();
        local = with(Service.of(database.url(), Map.of("r", folder))).start();
    }

    private static Dataset dataset(Validation validation, FileType age) {
        return Dataset.of("t", FileFormat.PARQUET, "r", validation).add("id", FileType.INT8).add("age", age)
                .add("name", FileType.TEXT).add("other", FileType.TEXT);
    }

    private static Service.Builder with(Service.Builder service) {
        FileColumns n = new FileColumns().add("n", PgCodecs.INT8);
        Dataset strict = dataset(Validation.STRICT, FileType.INT4).orNull("holey", FileType.INT8);
        QUERIES.forEach((path, sql) -> service.route(path, sql, strict, n));
        return service
                .route("/off", "SELECT id AS n FROM t WHERE age < 0", dataset(Validation.OFF, FileType.INT8), n)
                .route("/unfit", "SELECT id AS n FROM t", dataset(Validation.STRICT, FileType.INT8), n)
                .route("/null", "SELECT id AS n FROM t", dataset(Validation.STRICT, FileType.INT4).add("holey", FileType.INT8), n);
    }

    @AfterEach
    void forget() {
        web.requests().clear();
        web.sent();
    }

    @AfterAll
    void stop() {
        remote.close();
        local.close();
        web.close();
    }

    @Test
    void theResultIsThatOfTheWholeFile() {
        for (String query : QUERIES.keySet()) {
            web.parts(FILE, "\"" + query + "\"", content);
            assertThat(remote.get(query, FILE).rows()).as(query).isEqualTo(local.get(query, FILE).rows());
        }
        assertThat(remote.get("/off", FILE).rows()).isEqualTo("{\"rows\":[]}");
    }

    @Test
    void onlyTheColumnsThatAreReadAreSent() {
        web.parts("few.parquet", "\"1\"", content);
        assertThat(remote.get("/few", "few.parquet").rows()).contains("30001");
        assertThat(web.sent()).as("of " + content.length).isLessThan(content.length / 4);
        assertThat(web.requests()).hasSizeLessThanOrEqualTo(4).allSatisfy(head -> assertThat(head).anyMatch(line -> line.startsWith("Range: ")));

        web.requests().clear();
        remote.get("/few", "few.parquet").rows();
        assertThat(web.sent()).as("it is here already").isZero();
        assertThat(web.requests()).hasSize(1);

        remote.get("/count", "few.parquet").rows();
        assertThat(web.sent()).as("the metadata tells").isZero();

        remote.get("/all", "few.parquet").rows();
        assertThat(web.sent()).as("most of it").isEqualTo(content.length);
        web.requests().clear();
        remote.get("/few", "few.parquet").rows();
        assertThat(web.requests()).as("the whole file is here").hasSize(1);
        assertThat(web.sent()).isZero();

        web.parts("few.parquet", "\"2\"", content);
        remote.get("/few", "few.parquet").rows();
        assertThat(web.sent()).as("another content").isPositive();
        remote.get("/few", "few.parquet").rows();
        assertThat(web.sent()).as("parts of it are here").isZero();
    }

    @Test
    void aFileThatDoesNotFitIsNotSent() {
        web.parts("unfit.parquet", "\"1\"", content);
        assertThat(remote.get("/unfit", "unfit.parquet").errors("/t")).isEqualTo(local.get("/unfit", FILE).errors("/t")).hasSize(2);
        assertThat(web.sent()).isEqualTo(END);
        assertThat(remote.get("/null", "unfit.parquet").errors("/t")).isEqualTo(local.get("/null", FILE).errors("/t")).hasSize(1);

        web.sent();
        web.parts("large.parquet", "\"1\"", new byte[4_000_001]);
        remote.get("/few", "large.parquet").problem(413);
        web.parts("zeros.parquet", "\"1\"", new byte[2_000_000]);
        assertThat(remote.get("/few", "zeros.parquet").errors("/t")).containsExactly("is no PARQUET file that can be read");
        for (int length : new int[] {-1, Integer.MAX_VALUE, content.length, content.length - 12, 0, 100}) {
            byte[] lying = content.clone();
            ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN).putInt(lying.length - 8, length);
            web.parts("lying.parquet", "\"" + length + "\"", lying);
            assertThat(remote.get("/few", "lying.parquet").errors("/t")).as("metadata of " + length + " bytes")
                    .containsExactly("is no PARQUET file that can be read");
        }
        web.parts("empty.parquet", "\"1\"", new byte[0]);
        assertThat(remote.get("/few", "empty.parquet").errors("/t")).containsExactly("is no PARQUET file that can be read");
    }

    @Test
    void metadataThatIsLargerThanTheEnd(@TempDir Path folder) throws IOException {
        String columns = IntStream.range(0, 900).mapToObj(i -> "random() AS column_with_a_long_name_" + i).collect(Collectors.joining(", "));
        new Samples(folder).parquet("m", "SELECT 1::BIGINT AS id, " + columns + " FROM range(300)");
        byte[] bytes = Files.readAllBytes(folder.resolve("m"));
        web.parts("m.parquet", "\"1\"", bytes);
        Dataset id = Dataset.of("t", FileFormat.PARQUET, "r", Validation.OFF).add("id", FileType.INT8);
        try (Service service = Service.of(database.url(), Map.of("r", web.url())).key("data.private-hosts", "127.0.0.1")
                .route("/n", "SELECT sum(id)::BIGINT AS n FROM t", id, new FileColumns().add("n", PgCodecs.INT8)).start()) {
            assertThat(service.get("/n", "m.parquet").rows()).contains("300");
            assertThat(web.requests()).hasSizeLessThanOrEqualTo(4);
            assertThat(web.sent()).isBetween(END + 1L, bytes.length / 2L);
        }
    }

    /** A name that a plan has in another form is that of a column that is always sent. */
    @Test
    void oddNames(@TempDir Path folder) throws IOException {
        new Samples(folder).parquet("odd", "SELECT i AS id, md5(i::VARCHAR) AS \"é a\", md5(i::VARCHAR) AS \"n\"\"b\", md5((-i)::VARCHAR) AS other,"
                + " md5((-i)::VARCHAR || 'x') AS id2 FROM range(9000) r(i)");
        byte[] bytes = Files.readAllBytes(folder.resolve("odd"));
        web.parts("odd.parquet", "\"1\"", bytes);
        Dataset odd = Dataset.of("t", FileFormat.PARQUET, "r", Validation.OFF).add("id", FileType.INT8).add("é a", FileType.TEXT)
                .add("n\"b", FileType.TEXT);
        FileColumns n = new FileColumns().add("n", PgCodecs.INT8);
        try (Service service = Service.of(database.url(), Map.of("r", web.url())).key("data.private-hosts", "127.0.0.1")
                .route("/quote", "SELECT count(DISTINCT \"n\"\"b\") AS n FROM t", odd, n)
                .route("/star", "SELECT count(*) AS n FROM (SELECT DISTINCT COLUMNS('é.*') FROM t)", odd, n).start()) {
            assertThat(service.get("/quote", "odd.parquet").rows()).contains("9000");
            assertThat(service.get("/star", "odd.parquet").rows()).contains("9000");
            assertThat(web.sent()).isLessThan(2L * bytes.length);
        }
    }

    /** Another content, or none, between the requests for parts. */
    @Test
    void aFileThatChangesIsNoticed() {
        for (String later : List.of("200 OK\nETag: \"2\"\nContent-Length: 1", "412 Precondition Failed\nContent-Length: 0",
                "206 Partial Content\nETag: \"2\"\nContent-Range: bytes %s\nContent-Length: 1")) {
            ends("changes.parquet", later);
            Service.Answer answer = remote.get("/few", "changes.parquet");
            assertThat(answer.problem(503).get("detail").asString()).isEqualTo("The file has changed while it was brought here");
            assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
        }
        ends("gone.parquet", "404 Not Found\nContent-Length: 0");
        remote.get("/few", "gone.parquet").problem(404);
    }

    /** Sends the end, and later another answer. */
    private void ends(String path, String later) {
        WebFiles.Answer parts = (head, out) -> {
            out.write(ascii("HTTP/1.1 206 Partial Content\r\nETag: \"1\"\r\nContent-Length: " + END + "\r\nContent-Range: bytes "
                    + (content.length - END) + "-" + (content.length - 1) + "/" + content.length + "\r\n\r\n"));
            out.write(content, content.length - END, END);
        };
        web.at(path, (head, out) -> {
            if (head.stream().anyMatch(line -> line.startsWith("Range: bytes=-"))) {
                parts.write(head, out);
            } else {
                out.write(ascii("HTTP/1.1 " + later.replace("\n", "\r\n") + "\r\n\r\n"));
                if (later.contains("chunked")) {
                    for (byte[] chunk = new byte[50_000];; ) {
                        out.write(ascii(Integer.toHexString(chunk.length) + "\r\n"));
                        out.write(chunk);
                        out.write(ascii("\r\n"));
                    }
                }
            }
        });
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void hostileParts() {
        String range = "Content-Range: bytes 4-" + Integer.MAX_VALUE + "/" + content.length;
        for (String later : List.of("206 Partial Content\nETag: \"1\"\nContent-Length: 9\n" + range, "206 Partial Content\nContent-Length: 9",
                "500 Oops\nContent-Length: 0", "206 Partial Content\nTransfer-Encoding: chunked\nContent-Range: bytes 0-9/9",
                "302 Found\nLocation: http://127.0.0.2:1/x\nContent-Length: 0", "302 Found\nLocation: file:///etc/passwd\nContent-Length: 0",
                "206 Partial Content\nContent-Encoding: gzip\nContent-Length: 9")) {
            ends("hostile.parquet", later);
            remote.get("/few", "hostile.parquet").problem(502);
        }
        for (String head : List.of("bytes 0-9/10", "bytes 5-4/10", "bytes 0-99999999999999999999/1", "bytes 1-65536/*", "")) {
            web.at("end.parquet", "206 Partial Content\nETag: \"1\"\nContent-Range: " + head + "\nContent-Length: " + END, new byte[END]);
            remote.get("/few", "end.parquet").problem(502);
        }
    }

    /** Ends and parts that are longer than asked for, or end early and are asked for again. */
    @Test
    void partsOfAnotherLength() {
        web.at("endless.parquet", (head, out) -> {
            boolean isEnd = head.stream().anyMatch(line -> line.startsWith("Range: bytes=-"));
            String asked = head.stream().filter(line -> line.startsWith("Range: ")).findFirst().orElse("").replaceAll(".*=", "");
            String range = isEnd ? content.length - END + "-" + (content.length - 1) : asked;
            out.write(ascii("HTTP/1.1 206 Partial Content\r\nETag: \"1\"\r\nTransfer-Encoding: chunked\r\nContent-Range: bytes " + range + "/"
                    + content.length + "\r\n\r\n"));
            int from = Integer.parseInt(range.replaceAll("-.*", ""));
            for (int at = from; ; at += 10_000) {
                out.write(ascii(Integer.toHexString(10_000) + "\r\n"));
                out.write(at + 10_000 < content.length ? Arrays.copyOfRange(content, at, at + 10_000) : new byte[10_000]);
                out.write(ascii("\r\n"));
            }
        });
        remote.get("/few", "endless.parquet").problem(502);

        web.at("early.parquet", (head, out) -> {
            boolean isEnd = head.stream().anyMatch(line -> line.startsWith("Range: bytes=-"));
            String asked = head.stream().filter(line -> line.startsWith("Range: ")).findFirst().orElse("").replaceAll(".*=", "");
            int from = isEnd ? content.length - END : Integer.parseInt(asked.replaceAll("-.*", ""));
            int to = isEnd ? content.length : Integer.parseInt(asked.replaceAll(".*-", "")) + 1;
            out.write(ascii("HTTP/1.1 206 Partial Content\r\nETag: \"1\"\r\nContent-Length: " + (to - from) + "\r\nContent-Range: bytes "
                    + from + "-" + (to - 1) + "/" + content.length + "\r\n\r\n"));
            out.write(content, from, isEnd ? to - from : Math.min(to - from, 60_000));
        });
        assertThat(remote.get("/few", "early.parquet").rows()).contains("30001");
        assertThat(web.requests()).hasSizeGreaterThan(4);
    }

    /** Without a strong tag nothing shows that parts are of the same content. */
    @Test
    void weakTags() {
        for (String tag : List.of("W/\"1\"", "")) {
            web.parts("weak.parquet", tag, content);
            assertThat(remote.get("/few", "weak.parquet").rows()).contains("30001");
            assertThat(web.sent()).isEqualTo(END + content.length);
        }
    }

    @Test
    void wordsOfAPlan() {
        assertThat(Stream.of("id", "na me", "other", "a\"b").filter(new ReadColumns(List.of("[\"id\", \"na me\"]"))::has))
                .containsExactly("id", "na me", "a\"b");
    }
}
