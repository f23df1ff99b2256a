package dev.trestle.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.formats.BodyFormat;
import dev.trestle.formats.FormatOptions;
import dev.trestle.formats.RowEncoder;
import dev.trestle.formats.RowFormats;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Columns;
import dev.trestle.testing.Postgres;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** With {@code validate: shape_only} PostgreSQL reads the values, and the shape of rows is checked before. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShapeTest {

    private static final String GOOD = "{\"film_id\": 1, \"person\": \"good\"}";

    private final Postgres.Database database;
    private Service service;

    ShapeTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeAll
    void start(@TempDir Path media) {
        service = Service.start(database, media, Map.of());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @BeforeEach
    void empty() {
        database.execute("TRUNCATE film, credit, link RESTART IDENTITY; INSERT INTO film VALUES (1, 'One'), (2, 'Two')");
    }

    private String stored(String columns) {
        return database.query("SELECT string_agg(concat_ws('|', " + columns + "), ' ' ORDER BY credit_id) FROM credit");
    }

    /** Texts that are no values of a strict route, but of the input functions of PostgreSQL. */
    @Test
    void valuesAreThoseOfPostgres() {
        assertThat(service.answer("/credits/shape", Service.NDJSON, """
                {"film_id": "1", "person": 12.50, "amount": " 3 ", "weight": "1e2", "checked": "yes", "drawn": "20260228", "extra": {}}
                {"film_id": 2, "person": true, "amount": 4, "weight": "NaN", "checked": 0, "drawn": "infinity", "received": "2026-01-02"}"""))
                .isEqualTo("200 {\"rows\":2}");
        assertThat(stored("film_id, person, amount, weight, checked, drawn"))
                .isEqualTo("1|12.50|3|100.000|t|2026-02-28 2|true|4|NaN|f|infinity");
    }

    /** The first row and the third are fine. Each mistake has the same code and pointer in a load and in a report. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{'film_id': 'x', 'person': 'b'} | /film_id | invalid_value | has a value that PostgreSQL refuses, SQLSTATE 22P02 (line 2) | 'x'",
        "{'film_id': 1.5, 'person': 'b'} | /film_id | invalid_value | has a value that PostgreSQL refuses, SQLSTATE 22P02 (line 2) | 1.5",
        "{'film_id': 3000000000, 'person': 'b'} | /film_id | invalid_value"
                + " | has a value that PostgreSQL refuses, SQLSTATE 22003 (line 2) | 3000000000",
        "{'film_id': 1, 'person': 'b', 'part': 'x'} | /part | invalid_value"
                + " | has a value that PostgreSQL refuses, SQLSTATE 22P02 (line 2) | 'x'",
        "{'film_id': 1, 'person': 'b', 'drawn': '2026-02-30'} | /drawn | invalid_value"
                + " | has a value that PostgreSQL refuses, SQLSTATE 22008 (line 2) | '2026-02-30'",
        "{'film_id': 1, 'person': 'b', 'weight': 12345678901} | /weight | invalid_value"
                + " | has a value that PostgreSQL refuses, SQLSTATE 22003 (line 2) | 12345678901",
        "{'film_id': 1, 'person': 'b', 'score': '100'} | /score | check_violation"
                + " | breaks the check constraint score_check (line 2) | '100'",
        "{'film_id': [1], 'person': 'b'} | /film_id | wrong_type | has to be a string, a number, true or false (line 2) | [1]",
        "{'film_id': 1, 'person': {'a': 1}} | /person | wrong_type | has to be a string, a number, true or false (line 2) | {'a': 1}",
        "{'film_id': 1, 'person': null} | /person | null_not_allowed | must not be null (line 2) | null",
        "{'film_id': 1, 'person': 'b', 'amount': null} | /amount | null_not_allowed | must not be null (line 2) | null",
        "{'film_id': 1} | /person | required | is required (line 2) | {'film_id': 1}",
        "{'film_id': 1, 'person': 'b', 'x': 1} | /x | unknown_field | is not a field of this object (line 2) | 1",
        "{'film_id': 1, 'person': '\\u0000'} | /person | nul_character"
                + " | has the character U+0000, which PostgreSQL cannot store (line 2) | '\\\\u0000'",
        "{'film_id': 1, 'person': 'b', 'tags': 'x'} | /tags | wrong_type | has to be an array (line 2) | 'x'",
        "{'film_id': 1, 'person': 'b', 'raw': '%'} | /raw | invalid_format | has to be base64 (line 2) | '%'",
    })
    void eachMistake(String row, String field, String code, String message, String text) {
        String body = GOOD + "\n" + row.replace('\'', '"') + "\n{\"film_id\": 2, \"person\": \"better\"}";
        assertThat(service.answer("/credits/shape/good", Service.NDJSON, body)).isEqualTo("200 {\"rows\":2,\"rejected\":1,\"rejects\":["
                + "{\"row\":2,\"line\":2,\"column\":" + "\"" + field.substring(1) + "\""
                + ",\"text\":\"" + text.replace("'", "\\\"") + "\",\"errors\":[{\"pointer\":\"/rows/1" + field + "\",\"code\":\"" + code
                + "\",\"message\":\"" + message + "\"}]}]}");
        assertThat(stored("person")).isEqualTo("good better");
        assertThat(service.answer("/credits/shape/merged", Service.NDJSON, body.replaceAll("\\}$", ", \"amount\": 7}")))
                .startsWith("200 ").contains(code.equals("unknown_field") || !isMerged(field) ? "unknown_field" : "\"code\":\"" + code + "\"");
    }

    private static boolean isMerged(String field) {
        return List.of("/film_id", "/person", "/amount", "/weight").contains(field);
    }

    @Test
    void withoutAReportTheFirstRowRefusesTheLoad() {
        String answer = service.answer("/credits/shape", Service.JSON,
                "{\"rows\": [" + GOOD + ", {\"film_id\": 1, \"person\": \"a\", \"weight\": \"heavy\"}, {\"film_id\": \"y\", \"person\": \"b\"}]}");
        assertThat(answer).startsWith("422 ").endsWith("\"errors\":[{\"pointer\":\"/rows/1/weight\",\"code\":\"invalid_value\","
                + "\"message\":\"has a value that PostgreSQL refuses, SQLSTATE 22P02\"}]}");
        assertThat(database.query("SELECT count(*) FROM credit")).isEqualTo("0");
    }

    @Test
    void csv() {
        assertThat(service.answer("/credits/shape/good", Service.CSV,
                "person,film_id,weight,amount,note\ngood,1,1e1,,\n\"a, b\",x,,,y\nshort,1\nnone,1,\"\",,\nbest,2,,2,\"\""))
                .startsWith("200 {\"rows\":2,\"rejected\":3,").contains(
                        "{\"row\":2,\"line\":3,\"column\":\"film_id\",\"text\":\"x\",",
                        "{\"row\":3,\"line\":4,\"column\":null,\"text\":\"short,1\",",
                        "{\"row\":4,\"line\":5,\"column\":\"weight\",\"text\":\"\",");
        assertThat(stored("person, weight, amount, note")).isEqualTo("good|10.000|1 best|2|");
        assertThat(service.answer("/credits/shape/good", Service.CSV, "person,film\na,1")).startsWith("422 ").contains("/film\"", "/film_id");
    }

    @Test
    void jsonColumns() {
        assertThat(service.answer("/credits/shape/good", Service.COLUMNS,
                "{\"person\": [\"a\", \"b\", 3], \"film_id\": [\"1\", \"x\", 2]}")).startsWith("200 {\"rows\":2,\"rejected\":1,")
                .contains("{\"row\":2,\"line\":null,\"column\":\"film_id\",\"text\":\"\\\"x\\\"\",");
        assertThat(stored("person")).isEqualTo("a 3");
        assertThat(service.answer("/credits/shape", Service.COLUMNS, "{\"person\": [\"c\"], \"film_id\": [1, 2]}")).startsWith("422 ");
        assertThat(service.answer("/credits/shape/good", Service.COLUMNS, "{\"person\": [], \"film_id\": [], \"x\": []}"))
                .startsWith("422 ").contains("/x\"");
        assertThat(service.answer("/credits/shape", Service.COLUMNS, "{\"person\": []}")).startsWith("422 ").contains("/film_id\"");
    }

    private static Stream<BodyFormat> columnar() {
        return Stream.of(RowFormats.ARROW, RowFormats.PARQUET);
    }

    /** Columns of other types than those of the table, with values that fit or do not. */
    @ParameterizedTest
    @MethodSource("columnar")
    void columnarFormats(BodyFormat format) {
        byte[] body = rows(format, new Columns().add("film_id", PgCodecs.TEXT).add("person", PgCodecs.INT8).orNull("weight", PgCodecs.FLOAT8));
        String type = format.mediaTypes().getFirst();
        assertThat(service.answer("/credits", type, BodyPublishers.ofByteArray(body))).startsWith("422 ").contains("/person");
        assertThat(service.answer("/credits/shape/good", type, BodyPublishers.ofByteArray(body)))
                .startsWith("200 {\"rows\":1,\"rejected\":2,").contains(
                        "{\"row\":2,\"line\":null,\"column\":\"film_id\",\"text\":\"two\",",
                        "{\"row\":3,\"line\":null,\"column\":\"weight\",\"text\":\"Infinity\",");
        assertThat(stored("film_id, person, weight")).isEqualTo("1|10|0.500");
        empty();
        assertThat(service.answer("/credits/shape", type, BodyPublishers.ofByteArray(body))).startsWith("422 ").contains("/rows/1/film_id");
    }

    /** A value with a structure is read and checked, as with strict. */
    @ParameterizedTest
    @MethodSource("columnar")
    void structures(BodyFormat format) {
        Columns columns = new Columns().add("film_id", PgCodecs.INT4).add("person", PgCodecs.TEXT).add("tags", PgCodecs.TEXT);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (RowEncoder rows = format.encoder(columns, new FormatOptions(1_000, false, false), body)) {
            for (String tags : List.of("[\"b\", null]", "b")) {
                rows.object(out -> {
                    out.startObject();
                    out.name("film_id").int4(1);
                    out.name("person").text(tags);
                    out.name("tags").text(tags);
                    out.endObject();
                });
            }
            rows.end();
        }
        assertThat(service.answer("/credits/shape/good", format.mediaTypes().getFirst(), BodyPublishers.ofByteArray(body.toByteArray())))
                .startsWith("200 {\"rows\":1,\"rejected\":1,").contains("\"row\":2,\"line\":null,\"column\":\"tags\",\"text\":\"b\",");
        assertThat(stored("tags")).isEqualTo("{b,NULL}");
    }

    private static byte[] rows(BodyFormat format, Columns columns) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (RowEncoder rows = format.encoder(columns, new FormatOptions(1_000, false, false), body)) {
            for (int i = 1; i <= 3; i++) {
                int row = i;
                rows.object(out -> {
                    out.startObject();
                    out.name("film_id").text(row == 2 ? "two" : "1");
                    out.name("person").int8(row * 10L);
                    out.name("weight").float8(row == 3 ? Double.POSITIVE_INFINITY : 0.5);
                    out.endObject();
                });
            }
            rows.end();
        }
        return body.toByteArray();
    }
}
