package dev.trestle.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Columns;
import dev.trestle.testing.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rows of files, and files that do not fit. */
@ExtendWith(Postgres.class)
class FilesTest {

    private static final FileColumns USER = new FileColumns()
            .add("id", PgCodecs.INT8).orNull("age", PgCodecs.INT4).add("name", PgCodecs.TEXT);
    private static final String ALL = "SELECT id, age, name FROM users";

    private final Postgres.Database database;

    @TempDir
    private Path root;

    FilesTest(Postgres.Database database) {
        this.database = database;
    }

    private static Dataset users(FileFormat format, Validation validation) {
        return Dataset.of("users", format, "r", validation)
                .add("id", FileType.INT8).orNull("age", FileType.INT4).add("name", FileType.TEXT);
    }

    private Service start() {
        Service.Builder builder = Service.of(database.url(), Map.of("r", root));
        for (FileFormat format : FileFormat.values()) {
            for (Validation validation : Validation.values()) {
                builder.route(path(format, validation), ALL, users(format, validation), USER);
            }
        }
        return builder.start();
    }

    private static String path(FileFormat format, Validation validation) {
        return "/" + format + "/" + validation;
    }

    @Test
    void allFormatsHaveTheSameRows() {
        Samples samples = new Samples(root);
        samples.parquet("a/u.parquet", "SELECT * FROM (VALUES (1::BIGINT, 30::INTEGER, 'Ann'), (2, NULL, '')) v(id, age, name)");
        samples.text("u.csv", "name,id,age", "Ann,1,30", "\"\",2,");
        samples.text("u.ndjson", "{\"name\": \"Ann\", \"id\": 1, \"age\": 30}", "", " {\"id\": 2, \"name\": \"\"}");
        try (Service service = start()) {
            for (Validation validation : Validation.values()) {
                String rows = "{\"rows\":[{\"id\":1,\"age\":30,\"name\":\"Ann\"},{\"id\":2,\"age\":null,\"name\":\"\"}]}";
                assertThat(service.get(path(FileFormat.PARQUET, validation), "a/u.parquet").rows()).isEqualTo(rows);
                assertThat(service.get(path(FileFormat.CSV, validation), "u.csv").rows()).isEqualTo(rows);
                assertThat(service.get(path(FileFormat.NDJSON, validation), "u.ndjson").rows()).isEqualTo(rows);
            }
        }
    }

    @Test
    void aParquetFileHasToFit() {
        Samples samples = new Samples(root);
        samples.parquet("shape.parquet", "SELECT 1::INTEGER AS id, 'x' AS name, true AS more");
        samples.parquet("nulls.parquet", "SELECT NULL::BIGINT AS id, 1::INTEGER AS age, NULL::VARCHAR AS name FROM range(2)");
        try (Service service = start()) {
            for (Validation validation : List.of(Validation.STRICT, Validation.SHAPE_ONLY)) {
                assertThat(service.get(path(FileFormat.PARQUET, validation), "shape.parquet").errors("/users")).containsExactly(
                        "has the column id of the type INTEGER instead of int8", "has no column age", "has a column more: more");
                assertThat(service.get(path(FileFormat.PARQUET, validation), "nulls.parquet").errors("/users")).containsExactly(
                        "has null in the column id in row 1", "has null in the column name in row 1", "has null in the column id in row 2",
                        "has null in the column name in row 2");
            }
            assertThat(service.get(path(FileFormat.PARQUET, Validation.OFF), "shape.parquet").rows())
                    .isEqualTo("{\"rows\":[{\"id\":1,\"age\":null,\"name\":\"x\"}]}");
            assertThat(service.get(path(FileFormat.PARQUET, Validation.OFF), "nulls.parquet").errors("/users")).hasSize(4);
        }
    }

    @Test
    void aCsvFileHasToFit() {
        Samples samples = new Samples(root);
        samples.text("shape.csv", "id,name,more", "1,x,y");
        samples.text("cells.csv", "id,age,name", "1.0, 7,x", "2,seven,y", ",1,");
        samples.text("whole.csv", "id,age,name", "1.0, 7,x");
        samples.text("rows.csv", "id,age,name", "1,7,x", "2,8");
        samples.text("empty.csv");
        try (Service service = start()) {
            assertThat(service.get(path(FileFormat.CSV, Validation.STRICT), "shape.csv").errors("/users"))
                    .containsExactly("has no column age", "has a column more: more");
            assertThat(service.get(path(FileFormat.CSV, Validation.STRICT), "cells.csv").errors("/users")).containsExactly(
                    "has \"1.0\" in the column id in line 2, which is no int8", "has \" 7\" in the column age in line 2, which is no int4",
                    "has \"seven\" in the column age in line 3, which is no int4", "has null in the column id in line 4",
                    "has null in the column name in line 4");
            assertThat(service.get(path(FileFormat.CSV, Validation.OFF), "cells.csv").errors("/users")).containsExactly(
                    "has \"seven\" in the column age in line 3, which is no int4", "has null in the column id in line 4",
                    "has null in the column name in line 4");
            assertThat(service.get(path(FileFormat.CSV, Validation.OFF), "whole.csv").rows())
                    .isEqualTo("{\"rows\":[{\"id\":1,\"age\":7,\"name\":\"x\"}]}");
            assertThat(service.get(path(FileFormat.CSV, Validation.STRICT), "rows.csv").errors("/users"))
                    .containsExactly("has \"2,8\" in line 3, which has too few columns");
            assertThat(service.get(path(FileFormat.CSV, Validation.STRICT), "empty.csv").errors("/users"))
                    .contains("has no column id");
            assertThat(service.get(path(FileFormat.PARQUET, Validation.STRICT), "shape.csv").errors("/users"))
                    .containsExactly("is no PARQUET file that can be read");
        }
    }

    @Test
    void anNdjsonFileHasToFit() {
        Samples samples = new Samples(root);
        samples.text("cells.ndjson", "{\"id\": \"1\", \"age\": 7.0, \"name\": 5}", "", "{\"id\": null, \"age\": \"seven\", \"name\": \"y\"}",
                "{\"id\": 3, \"age\": [1], \"name\": {\"x\": 1}}");
        samples.text("lines.ndjson", "{\"id\": 1, \"name\": \"x\"}", "{\"id\": 1, \"name\": \"x\"", "[1]", "{\"id\": 1, \"name\": \"x\", \"more\": 1}",
                "{\"id\": 1, \"name\": \"x\"} {}");
        samples.text("whole.ndjson", "{\"id\": \" 1\", \"age\": 7.0, \"name\": true, \"more\": 1}\r");
        samples.text("empty.ndjson");
        try (Service service = start()) {
            assertThat(service.get(path(FileFormat.NDJSON, Validation.STRICT), "cells.ndjson").errors("/users")).containsExactly(
                    "has \"1\" in the column id in line 1, which is no int8", "has \"7.0\" in the column age in line 1, which is no int4",
                    "has \"5\" in the column name in line 1, which is no text", "has null in the column id in line 3",
                    "has \"seven\" in the column age in line 3, which is no int4",
                    "has \"[1]\" in the column age in line 4, which is no int4",
                    "has \"{\"x\":1}\" in the column name in line 4, which is no text");
            assertThat(service.get(path(FileFormat.NDJSON, Validation.OFF), "cells.ndjson").errors("/users")).containsExactly(
                    "has null in the column id in line 3", "has \"seven\" in the column age in line 3, which is no int4",
                    "has \"[1]\" in the column age in line 4, which is no int4",
                    "has \"{\"x\":1}\" in the column name in line 4, which is no text");
            for (Validation validation : List.of(Validation.STRICT, Validation.SHAPE_ONLY)) {
                assertThat(service.get(path(FileFormat.NDJSON, validation), "lines.ndjson").errors("/users")).containsExactly(
                        "has \"{\"id\": 1, \"name\": \"x\"\" in line 2, which is no JSON object", "has \"[1]\" in line 3, which is no JSON object",
                        "has \"{\"id\": 1, \"name\": \"x\", \"more\": 1}\" in line 4, which has a member that is no column",
                        "has \"{\"id\": 1, \"name\": \"x\"} {}\" in line 5, which is no JSON object");
                assertThat(service.get(path(FileFormat.NDJSON, validation), "empty.ndjson").rows()).isEqualTo("{\"rows\":[]}");
            }
            assertThat(service.get(path(FileFormat.NDJSON, Validation.OFF), "lines.ndjson").errors("/users")).hasSize(3);
            assertThat(service.get(path(FileFormat.NDJSON, Validation.OFF), "whole.ndjson").rows())
                    .isEqualTo("{\"rows\":[{\"id\":1,\"age\":7,\"name\":\"true\"}]}");
            service.get(path(FileFormat.NDJSON, Validation.SHAPE_ONLY), "cells.ndjson").problem(422);
        }
    }

    @Test
    void membersOfNdjsonHaveTheTypesOfTheirColumns() {
        new Samples(root).text("v.ndjson", "{\"b\": true, \"f\": 1.5, \"n\": \"12345678901234567890.12\", \"d\": \"2026-01-31\","
                + " \"line\": \"\\u00e4\\n\", \"j\": {\"x\": [1, \"y\"]}, \"a~/b\": \"0190b5a2-7d3c-7f00-8000-0123456789ab\"}",
                "{\"b\": null, \"f\": 2, \"n\": 1.25, \"j\": null}");
        Dataset dataset = Dataset.of("v", FileFormat.NDJSON, "r", Validation.STRICT).orNull("b", FileType.BOOL).orNull("f", FileType.FLOAT8)
                .orNull("n", FileType.numeric(22, 2)).orNull("d", FileType.DATE).orNull("line", FileType.TEXT).orNull("j", FileType.JSON)
                .orNull("a~/b", FileType.UUID);
        FileColumns columns = new FileColumns().orNull("b", PgCodecs.BOOL).orNull("f", PgCodecs.FLOAT8).orNull("n", PgCodecs.numeric(22, 2))
                .orNull("d", PgCodecs.DATE).orNull("line", PgCodecs.TEXT).orNull("j", PgCodecs.JSON).orNull("u", PgCodecs.UUID);
        try (Service service = Service.of(database.url(), Map.of("r", root)).route("/v", "SELECT * FROM v", dataset, columns).start()) {
            assertThat(service.get("/v", "v.ndjson").rows()).isEqualTo("{\"rows\":[{\"b\":true,\"f\":1.5,\"n\":12345678901234567890.12,"
                    + "\"d\":\"2026-01-31\",\"line\":\"\u00e4\\n\",\"j\":{\"x\":[1,\"y\"]},\"u\":\"0190b5a2-7d3c-7f00-8000-0123456789ab\"},"
                    + "{\"b\":null,\"f\":2.0,\"n\":1.25,\"d\":null,\"line\":null,\"j\":null,\"u\":null}]}");
        }
    }

    /** What a file lacks is null for the query: its filters stay. */
    @Test
    void aMissingColumnIsNullForFilters() {
        new Samples(root).parquet("u.parquet", "SELECT 1::BIGINT AS id, 'x' AS name");
        try (Service service = Service.of(database.url(), Map.of("r", root))
                .route("/old", ALL + " WHERE age > 65", users(FileFormat.PARQUET, Validation.OFF), USER)
                .route("/unknown", ALL + " WHERE age IS NULL", users(FileFormat.PARQUET, Validation.OFF), USER).start()) {
            assertThat(service.get("/old", "u.parquet").rows()).isEqualTo("{\"rows\":[]}");
            assertThat(service.get("/unknown", "u.parquet").rows()).isEqualTo("{\"rows\":[{\"id\":1,\"age\":null,\"name\":\"x\"}]}");
        }
    }

    @Test
    void anUncheckedCellIsAnErrorAndNotNull() {
        String bad = new Samples(root).text("cells.csv", "id,age,name", "1,seven,x");
        String good = new Samples(root).text("good.csv", "id,age,name", "1,,x", "2,7,x");
        try (Service service = start()) {
            service.get(path(FileFormat.CSV, Validation.SHAPE_ONLY), bad).problem(422);
            assertThat(service.get(path(FileFormat.CSV, Validation.SHAPE_ONLY), good).rows())
                    .isEqualTo("{\"rows\":[{\"id\":1,\"age\":null,\"name\":\"x\"},{\"id\":2,\"age\":7,\"name\":\"x\"}]}");
        }
    }

    @Test
    void onlyFilesOfTheRootAreRead() throws IOException {
        Path outside = Files.createDirectory(root.resolve("outside"));
        Path inside = Files.createDirectory(root.resolve("inside"));
        new Samples(outside).parquet("u.parquet", "SELECT 1::BIGINT AS id, 1::INTEGER AS age, 'x' AS name");
        Files.createSymbolicLink(inside.resolve("link.parquet"), outside.resolve("u.parquet"));
        Files.createLink(inside.resolve("hard.parquet"), outside.resolve("u.parquet"));
        try (Service service = Service.of(database.url(), Map.of("r", inside))
                .route("/users", ALL, users(FileFormat.PARQUET, Validation.STRICT), USER).start()) {
            for (String name : List.of("u.parquet", "../outside/u.parquet", outside + "/u.parquet", "link.parquet", "hard.parquet", "")) {
                assertThat(service.get("/users", name).problem(404).get("detail").asString()).isEqualTo("There is no such file");
            }
        }
    }

    @Test
    void aQueryIsASelectOfConfiguredRoots() {
        try (Service service = Service.of(database.url(), Map.of("r", root)).start()) {
            Dataset elsewhere = Dataset.of("users", FileFormat.CSV, "elsewhere", Validation.STRICT).add("id", FileType.INT8);
            assertThatThrownBy(() -> service.data().query(ALL, elsewhere))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("trestle.data.roots.elsewhere is missing");
            assertThatThrownBy(() -> service.data().query("COPY users TO '" + root + "/out.csv'", users(FileFormat.CSV, Validation.STRICT)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void anAnswerThatFailsOnTheWayBreaksOff() {
        String name = new Samples(root).parquet("u.parquet",
                "SELECT range::BIGINT AS id, 1::INTEGER AS age, 'name of ' || range AS name FROM range(300000)");
        String late = "SELECT id, CAST(CASE WHEN id = 299999 THEN name ELSE '1' END AS INTEGER) AS age, name FROM users";
        Dataset users = users(FileFormat.PARQUET, Validation.STRICT);
        try (Service service = Service.of(database.url(), Map.of("r", root)).route("/late", late, users, USER)
                .route("/early", late.replace("299999", "0"), users, USER).start()) {
            assertThatThrownBy(() -> service.get("/late", name)).isInstanceOf(UncheckedIOException.class);
            service.get("/early", name).problem(422);
        }
    }

    @Test
    void parametersAreBoundByTheirNumbers() {
        String name = new Samples(root).parquet("u.parquet", "SELECT range AS id, range::INTEGER AS age, 'n' || range AS name FROM range(5)");
        try (Service service = Service.of(database.url(), Map.of("r", root)).key("max-rows", "2").start()) {
            FileQuery query = service.data().query(ALL + " WHERE age >= $1 AND ($2::VARCHAR IS NULL OR name = $2) ORDER BY id",
                    users(FileFormat.PARQUET, Validation.STRICT));
            FileRowReader<String> reader = row -> row.int8(1) + row.text(3);
            assertThat(query.list(List.of(List.of(name)), binds -> { binds.int4(3); binds.text(null); }, reader)).containsExactly("3n3", "4n4");
            assertThat(query.list(List.of(List.of(name)), binds -> { binds.int4(0); binds.text("n2"); }, reader)).containsExactly("2n2");
            assertThatThrownBy(() -> query.list(List.of(List.of(name)), binds -> { binds.int4(0); binds.text(null); }, reader))
                    .isInstanceOf(HttpProblem.class).hasMessageContaining("more than 2 rows");
        }
    }

    /** The same values from PostgreSQL and from a file, byte for byte. */
    @Test
    void valuesLookAsThoseOfPostgresql() {
        List<String> names = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n");
        List<String> values = List.of("true", "7::int2", "-8::int4", "9223372036854775807::int8", "1.5::float4", "'NaN'::float8",
                "1.50::numeric(10,2)", "'\u00e4 \"x\"'", "'0190b5a2-7d3c-7f00-8000-0123456789ab'::uuid", "'2026-01-31'::date",
                "'23:59:59.5'::time", "'2026-01-31 23:59:59.123456'::timestamp", "'2026-01-31 23:59:59+02:00'::timestamptz",
                "'{\"x\": [1, 2.50]}'::json");
        List<String> limits = List.of("false", "NULL::int2", "NULL::int4", "-1::int8", "0::float4", "'-Infinity'::float8",
                "-0.05::numeric(10,2)", "''", "NULL::uuid", "'infinity'::date", "'24:00'::time", "'-infinity'::timestamp",
                "'infinity'::timestamptz", "NULL::json");
        List<String> ancient = List.of("NULL::bool", "0::int2", "0::int4", "0::int8", "NULL::float4", "1e300::float8", "NULL::numeric(10,2)",
                "NULL::text", "NULL::uuid", "'0044-03-15 (BC)'::date", "'00:00'::time", "'0044-03-15 (BC) 10:00:00'::timestamp",
                "NULL::timestamptz", "'null'::json");
        List<Codec<?>> codecs = List.of(PgCodecs.BOOL, PgCodecs.INT2, PgCodecs.INT4, PgCodecs.INT8, PgCodecs.FLOAT4,
                PgCodecs.FLOAT8, PgCodecs.numeric(10, 2), PgCodecs.TEXT, PgCodecs.UUID, PgCodecs.DATE, PgCodecs.TIME, PgCodecs.TIMESTAMP,
                PgCodecs.TIMESTAMPTZ, PgCodecs.JSON);
        List<FileType> types = List.of(FileType.BOOL, FileType.INT2, FileType.INT4, FileType.INT8, FileType.FLOAT4, FileType.FLOAT8,
                FileType.numeric(10, 2), FileType.TEXT, FileType.UUID, FileType.DATE, FileType.TIME, FileType.TIMESTAMP,
                FileType.TIMESTAMPTZ, FileType.JSON);
        Columns postgres = new Columns();
        FileColumns file = new FileColumns();
        Dataset dataset = Dataset.of("v", FileFormat.PARQUET, "r", Validation.STRICT);
        for (int i = 0; i < names.size(); i++) {
            postgres = postgres.orNull(names.get(i), codecs.get(i));
            file = file.orNull(names.get(i), codecs.get(i));
            dataset = dataset.orNull(names.get(i), types.get(i));
        }
        String select = "SELECT * FROM (VALUES " + String.join(", ", List.of(row(values), row(limits), row(ancient)))
                + ") v(" + String.join(", ", names) + ")";
        new Samples(root).parquet("v.parquet", select);
        try (Service service = Service.of(database.url(), Map.of("r", root))
                .route("/v", "SELECT * FROM v", dataset, file)
                .postgres("/postgres", select.replace("(BC)", "BC"), postgres).start()) {
            assertThat(service.get("/v", "v.parquet").rows()).isEqualTo(service.get("/postgres").rows());
        }
    }

    private static String row(List<String> values) {
        return "(" + String.join(", ", values) + ")";
    }
}
