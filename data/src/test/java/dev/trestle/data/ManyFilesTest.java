package dev.trestle.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.testing.Postgres;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Several files as one table, values in the names of folders, and rows that are left out. */
@ExtendWith(Postgres.class)
class ManyFilesTest {

    private static final Dataset SALES = Dataset.of("sales", FileFormat.PARQUET, "r", Validation.STRICT)
            .add("id", FileType.INT8).folder("year", FileType.INT4).folderOrNull("region", FileType.TEXT);
    private static final FileColumns SALE = new FileColumns()
            .add("id", PgCodecs.INT8).add("year", PgCodecs.INT4).orNull("region", PgCodecs.TEXT);
    private static final Dataset LOGS = Dataset.of("logs", FileFormat.CSV, "r", Validation.STRICT)
            .add("id", FileType.INT8).orNull("bytes", FileType.INT4).many();
    private static final FileColumns LOG = new FileColumns().add("id", PgCodecs.INT8).orNull("bytes", PgCodecs.INT4);

    private final Postgres.Database database;

    @TempDir
    private Path root;
    private Samples samples;

    ManyFilesTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeEach
    void makeFiles() {
        samples = new Samples(root);
        samples.parquet("year=2026/region=north/a.parquet", "SELECT 1::BIGINT AS id");
        samples.parquet("year=2026/region=north/b.parquet", "SELECT 2::BIGINT AS id");
        samples.parquet("year=2027/region=a%2Fb%20+c/a.parquet", "SELECT 3::BIGINT AS id");
        samples.parquet("year=2027/region=__HIVE_DEFAULT_PARTITION__/a.parquet", "SELECT 4::BIGINT AS id");
    }

    private Service start(Dataset logs) {
        return Service.of(database.url(), Map.of("r", root)).key("data.max-files", "5")
                .route("/sales", "SELECT * FROM sales ORDER BY id", SALES, SALE)
                .route("/later", "SELECT * FROM sales WHERE year > 2026 AND region IS NOT NULL", SALES, SALE)
                .route("/logs", "SELECT id, bytes FROM logs ORDER BY id", logs, LOG)
                .route("/ids", "SELECT id, NULL::INTEGER AS bytes FROM logs ORDER BY id", logs, LOG).start();
    }

    @Test
    void foldersAreColumns() {
        try (Service service = start(LOGS)) {
            String first = "{\"id\":1,\"year\":2026,\"region\":\"north\"},{\"id\":2,\"year\":2026,\"region\":\"north\"}";
            assertThat(service.get("/sales", "year=*/").rows()).isEqualTo("{\"rows\":[" + first
                    + ",{\"id\":3,\"year\":2027,\"region\":\"a/b +c\"},{\"id\":4,\"year\":2027,\"region\":null}]}");
            assertThat(service.get("/sales", "year=2026/region=north/a.parquet", "year=2026/region=*/b.parquet").rows())
                    .isEqualTo("{\"rows\":[" + first + "]}");
            assertThat(service.get("/later", "year=*/").rows()).isEqualTo("{\"rows\":[{\"id\":3,\"year\":2027,\"region\":\"a/b +c\"}]}");
        }
    }

    @Test
    void foldersHaveToFit() {
        samples.parquet("year=next/region=north/a.parquet", "SELECT 1::BIGINT AS id");
        samples.parquet("odd/a.parquet", "SELECT 1::BIGINT AS id");
        samples.parquet("region=north/year=2026/a.parquet", "SELECT 1::BIGINT AS id");
        samples.parquet("year=__HIVE_DEFAULT_PARTITION__/region=north/a.parquet", "SELECT 1::BIGINT AS id");
        try (Service service = start(LOGS)) {
            assertThat(service.get("/sales", "year=next/").errors("/sales"))
                    .containsExactly("has a folder \"year=next\", whose value is no int4");
            assertThat(service.get("/sales", "odd/", "region=north/").errors("/sales")).containsExactly(
                    "odd/a.parquet is not in folders year=…/region=…", "region=north/year=2026/a.parquet is not in folders year=…/region=…");
            assertThat(service.get("/sales", "year=__HIVE_DEFAULT_PARTITION__/region=north/a.parquet").errors("/sales"))
                    .containsExactly("has a folder for the null of year, which has no nulls");
        }
    }

    @Test
    void eachFileIsChecked() {
        samples.text("2026/a.csv", "id,bytes", "1,10");
        samples.text("2026/b.csv", "bytes,id", "20,2", "x,3");
        samples.text("2026/c.csv", "id", "1");
        try (Service service = start(LOGS)) {
            assertThat(service.get("/logs", "2026/[ab].csv").status()).isEqualTo(404);
            assertThat(service.get("/logs", "2026/").errors("/logs")).containsExactly("2026/c.csv has no column bytes");
            assertThat(service.get("/logs", "2026/a.csv", "2026/b.csv").errors("/logs"))
                    .containsExactly("2026/b.csv has \"x\" in the column bytes in line 3, which is no int4");
            samples.text("2026/b.csv", "bytes,id", "20,2");
            assertThat(service.get("/logs", "2026/b.csv", "2026/a.csv").rows())
                    .isEqualTo("{\"rows\":[{\"id\":1,\"bytes\":10},{\"id\":2,\"bytes\":20}]}");
            for (String name : List.of("d", "e", "f")) {
                samples.text("2026/" + name + ".csv", "id,bytes");
            }
            assertThat(service.get("/logs", "2026/").problem(422).get("errors").get(0).get("message").asString())
                    .isEqualTo("names more than 5 files; request fewer files");
        }
    }

    @Test
    void rowsThatDoNotFitAreReported() {
        samples.text("a.csv", "id,bytes", "1,10", "2,\"a\nb\"", "", "3", ",x", "4,", "5,6,7", "6,\"7\"8");
        samples.text("b.csv", "bytes,id", "1.5,7", "3,8");
        try (Service service = start(LOGS.rejecting(7))) {
            JsonNode answer = Service.json(service.get("/logs", "a.csv", "b.csv").rows());
            assertThat(answer.get("rows").toString()).isEqualTo("[{\"id\":1,\"bytes\":10},{\"id\":4,\"bytes\":null},{\"id\":8,\"bytes\":3}]");
            assertThat(answer.get("rejects").valueStream().map(JsonNode::toString)).containsExactly(
                    reject("is no int4", "a.csv", 3, "2", "\"bytes\"", "\"a\\nb\""),
                    reject("has too few columns", "a.csv", 6, "null", "null", "\"3\""),
                    reject("is null", "a.csv", 7, "3", "\"id\"", "null"),
                    reject("is no int4", "a.csv", 7, "3", "\"bytes\"", "\"x\""),
                    reject("has too many columns", "a.csv", 9, "null", "null", "\"5,6,7\""),
                    reject("has a double quote that begins or ends no value", "a.csv", 10, "null", "null", "\"6,\\\"7\\\"8\""),
                    reject("is no int4", "b.csv", 2, "1", "\"bytes\"", "\"1.5\""));
            // All columns are checked, also those that the query does not read.
            assertThat(Service.json(service.get("/ids", "a.csv", "b.csv").rows()).get("rejects")).hasSize(7);
            samples.text("b.csv", "bytes,id", "2,7");
            assertThat(Service.json(service.get("/logs", "b.csv").rows()).get("rejects")).isEmpty();
        }
        try (Service service = start(LOGS.rejecting(4))) {
            assertThat(service.get("/logs", "a.csv").errors("/logs")).hasSize(6)
                    .contains("a.csv has \"5,6,7\" in line 9, which has too many columns");
        }
    }

    @Test
    void linesOfNdjsonAreReported() {
        samples.text("a.ndjson", "{\"id\": 1, \"bytes\": 10}\r", "\r", "{\"id\": 2, \"bytes\": \"10\"}", "", "{\"bytes\": 1.5}", "{\"id\": 3",
                "{\"id\": 4, \"other\": 1}", "{\"id\": 5}");
        samples.text("b.ndjson", "{\"id\": 6, \"bytes\": null}", "null");
        Dataset logs = Dataset.of("logs", FileFormat.NDJSON, "r", Validation.STRICT)
                .add("id", FileType.INT8).orNull("bytes", FileType.INT4).many();
        try (Service service = start(logs.rejecting(5))) {
            JsonNode answer = Service.json(service.get("/logs", "a.ndjson", "b.ndjson").rows());
            assertThat(answer.get("rows").toString())
                    .isEqualTo("[{\"id\":1,\"bytes\":10},{\"id\":5,\"bytes\":null},{\"id\":6,\"bytes\":null}]");
            assertThat(answer.get("rejects").valueStream().map(JsonNode::toString)).containsExactly(
                    reject("is no int4", "a.ndjson", 3, "3", "\"bytes\"", "\"10\""),
                    reject("is null", "a.ndjson", 5, "5", "\"id\"", "null"),
                    reject("is no int4", "a.ndjson", 5, "5", "\"bytes\"", "\"1.5\""),
                    reject("is no JSON object", "a.ndjson", 6, "null", "null", "\"{\\\"id\\\": 3\""),
                    reject("has a member that is no column", "a.ndjson", 7, "null", "null", "\"{\\\"id\\\": 4, \\\"other\\\": 1}\""),
                    reject("is no JSON object", "b.ndjson", 2, "null", "null", "\"null\""));
        }
        try (Service service = start(logs.rejecting(4))) {
            assertThat(service.get("/logs", "*.ndjson").errors("/logs")).hasSize(6)
                    .contains("b.ndjson has \"null\" in line 2, which is no JSON object");
        }
    }

    private static String reject(String message, String file, int line, String row, String column, String text) {
        return "{\"file\":\"" + file + "\",\"row\":" + row + ",\"line\":" + (line == 0 ? "null" : line) + ",\"column\":" + column
                + ",\"text\":" + text + ",\"errors\":[{\"pointer\":\"/logs\",\"code\":\"unfit_file\",\"message\":\"" + message + "\"}]}";
    }

    @Test
    void linesThatAreNoRowsAreFoundWithoutDeclaredTypes() {
        samples.text("a.csv", "id,bytes", "1,x", "2");
        Dataset texts = Dataset.of("logs", FileFormat.CSV, "r", Validation.STRICT).orNull("id", FileType.TEXT).orNull("bytes", FileType.TEXT);
        FileColumns columns = new FileColumns().orNull("id", PgCodecs.TEXT);
        try (Service service = Service.of(database.url(), Map.of("r", root)).route("/refused", "SELECT id FROM logs", texts, columns)
                .route("/reported", "SELECT id FROM logs", texts.rejecting(1), columns).start()) {
            assertThat(service.get("/refused", "a.csv").errors("/logs")).containsExactly("has \"2\" in line 3, which has too few columns");
            JsonNode answer = Service.json(service.get("/reported", "a.csv").rows());
            assertThat(answer.get("rows").toString()).isEqualTo("[{\"id\":\"1\"}]");
            assertThat(answer.get("rejects")).hasSize(1);
        }
    }

    @Test
    void textsMayBeInFolders() {
        samples.text("year=2026/a.ndjson", "{\"id\": 1}");
        samples.text("year=2027/a.ndjson", "{\"id\": 2}");
        samples.text("year=2026/a.csv", "id", "1");
        samples.text("year=2027/a.csv", "id", "2");
        FileColumns columns = new FileColumns().add("id", PgCodecs.INT8).add("year", PgCodecs.INT4);
        for (FileFormat format : List.of(FileFormat.CSV, FileFormat.NDJSON)) {
            Dataset logs = Dataset.of("logs", format, "r", Validation.STRICT).add("id", FileType.INT8).folder("year", FileType.INT4);
            try (Service service = Service.of(database.url(), Map.of("r", root))
                    .route("/logs", "SELECT * FROM logs WHERE year < 2027", logs, columns).start()) {
                assertThat(service.get("/logs", "year=*/a." + format.name().toLowerCase(Locale.ROOT)).rows())
                        .isEqualTo("{\"rows\":[{\"id\":1,\"year\":2026}]}");
            }
        }
    }

    @Test
    void rowsOfParquetAreReportedByTheirNumbers() {
        samples.parquet("p.parquet", "SELECT * FROM (VALUES (1::BIGINT, 'seven'), (NULL, '8'), (3, '9')) v(id, bytes)");
        Dataset lenient = Dataset.of("logs", FileFormat.PARQUET, "r", Validation.OFF)
                .add("id", FileType.INT8).orNull("bytes", FileType.INT4).rejecting(5);
        try (Service service = start(lenient)) {
            JsonNode answer = Service.json(service.get("/logs", "p.parquet").rows());
            assertThat(answer.get("rows").toString()).isEqualTo("[{\"id\":3,\"bytes\":9}]");
            assertThat(answer.get("rejects").toString()).isEqualTo("[" + reject("is no int4", "p.parquet", 0, "1", "\"bytes\"", "\"seven\"")
                    + "," + reject("is null", "p.parquet", 0, "2", "\"id\"", "null") + "]");
        }
    }

    @Test
    void rejectsAreNotLost() {
        samples.text("a.csv", "id,bytes", "1,x", "2,3");
        try (Service service = start(LOGS)) {
            FileQuery query = service.data().query("SELECT id FROM logs", LOGS.rejecting(5));
            FileResult<Long> result = query.result(List.of(List.of("a.csv")), binds -> { }, row -> row.int8(1));
            assertThat(result.rows()).containsExactly(2L);
            assertThat(result.rejects()).extracting(FileReject::text).containsExactly("x");
            assertThatThrownBy(() -> query.list(List.of(List.of("a.csv")), binds -> { }, row -> row.int8(1)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
