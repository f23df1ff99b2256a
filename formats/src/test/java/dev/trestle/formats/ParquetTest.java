package dev.trestle.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.RepetitionType;
import dev.hardwood.metadata.SchemaElement;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.trestle.testing.Postgres;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Parquet, as another library reads it. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParquetTest {

    private final Postgres.Database database;
    private Readings service;

    ParquetTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeAll
    void start(@TempDir Path media) {
        database.execute("""
                INSERT INTO kind VALUES
                (1, true, 32767, -2147483648, 9223372036854775807, 1.5, 'NaN', '2026-01-31', '23:59:59.123456',
                    '2026-01-31 23:59:59.5', '1969-12-31 23:59:59.999999Z', '\\x00ff', 'a "b" \u00e9', '{1,NULL}', '{"k": [1]}'),
                (2, false, -32768, 0, -9223372036854775808, '-Infinity', -1e300, '0044-03-15 BC', '24:00', '-infinity',
                    'infinity', '', '', '{}', '"text"')""");
        database.execute("INSERT INTO kind (no) VALUES (3)");
        service = Readings.start(database, media);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private ParquetFileReader read(String path) throws IOException {
        byte[] file = service.send(service.request(path, "Accept", "application/vnd.apache.parquet"), BodyHandlers.ofByteArray()).body();
        return ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(file)));
    }

    /** Of each row the values of all columns, as the file has them. */
    private static List<List<Object>> rows(ParquetFileReader file) {
        List<List<Object>> rows = new ArrayList<>();
        int columns = file.getFileMetaData().schema().size() - 1;
        try (RowReader reader = file.rowReader()) {
            while (reader.hasNext()) {
                reader.next();
                List<Object> row = new ArrayList<>();
                for (int i = 0; i < columns; i++) {
                    row.add(reader.isNull(i) ? null : comparable(reader.getRawValue(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static Object comparable(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : value;
    }

    private static Object utf8(String text) {
        return comparable(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aColumnOfEachKind() throws IOException {
        try (ParquetFileReader file = read("/kinds")) {
            List<List<Object>> rows = rows(file);
            assertThat(rows).hasSize(3);
            assertThat(rows.get(0)).isEqualTo(Arrays.asList(
                    1, true, 32767, -2147483648, Long.MAX_VALUE, 1.5f, Double.NaN, 20_484, 86_399_123_456L,
                    1_769_903_999_500_000L, -1L, "\0\u00ff", utf8("a \"b\" \u00e9"), utf8("[1,null]"), utf8("{\"k\": [1]}")));
            assertThat(rows.get(1)).isEqualTo(Arrays.asList(
                    2, false, -32768, 0, Long.MIN_VALUE, Float.NEGATIVE_INFINITY, -1e300, -735_160, 86_400_000_000L, -Long.MAX_VALUE,
                    Long.MAX_VALUE, "", utf8(""), utf8("[]"), utf8("\"text\"")));
            assertThat(rows.get(2).get(0)).isEqualTo(3);
            assertThat(rows.get(2).subList(1, 15)).containsOnlyNulls();
        }
    }

    @Test
    void theSchemaIsThatOfTheQuery() throws IOException {
        try (ParquetFileReader file = read("/kinds")) {
            List<SchemaElement> columns = file.getFileMetaData().schema().subList(1, 16);
            assertThat(columns).extracting(SchemaElement::name).containsExactly("no", "b", "s", "i", "l", "r", "d", "day", "tod",
                    "wall", "moment", "bytes", "txt", "list", "doc");
            assertThat(columns.get(0).repetitionType()).isEqualTo(RepetitionType.REQUIRED);
            assertThat(columns.subList(1, 15)).extracting(SchemaElement::repetitionType).containsOnly(RepetitionType.OPTIONAL);
            assertThat(columns.get(9).logicalType()).isEqualTo(
                    new LogicalType.TimestampType(false, LogicalType.TimeUnit.MICROS));
            assertThat(columns.get(10).logicalType()).isEqualTo(
                    new LogicalType.TimestampType(true, LogicalType.TimeUnit.MICROS));
            assertThat(columns.get(12).logicalType()).isInstanceOf(LogicalType.StringType.class);
            assertThat(file.getFileMetaData().numRows()).isEqualTo(3);
        }
    }

    /** Twenty megabytes as JSON, in several row groups. */
    @Test
    void manyRows() throws IOException {
        try (ParquetFileReader file = read("/numbers/200000")) {
            assertThat(file.getFileMetaData().rowGroups().size()).isGreaterThan(2);
            List<List<Object>> rows = rows(file);
            assertThat(rows).hasSize(200_000);
            for (int i = 0; i < rows.size(); i++) {
                assertThat(rows.get(i).get(0)).isEqualTo(i + 1);
            }
            assertThat(rows.getLast().get(1)).isEqualTo(utf8("x".repeat(100)));
        }
    }

    @Test
    void noRows() throws IOException {
        try (ParquetFileReader file = read("/numbers/0")) {
            assertThat(file.getFileMetaData().numRows()).isZero();
            assertThat(rows(file)).isEmpty();
        }
    }
}
