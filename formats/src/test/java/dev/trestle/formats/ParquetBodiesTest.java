package dev.trestle.formats;

import static dev.trestle.formats.ParquetMade.int4;
import static dev.trestle.formats.ParquetMade.int8;
import static dev.trestle.formats.ParquetMade.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.trestle.formats.ParquetMade.Page;
import dev.trestle.testing.Postgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.Float16Type;
import org.apache.parquet.format.IntType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.MilliSeconds;
import org.apache.parquet.format.NanoSeconds;
import org.apache.parquet.format.NullType;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.UUIDType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of Parquet: valid ones, as libraries write them, and malformed ones. The files of the folder are written by DuckDB. */
class ParquetBodiesTest extends SampleBodies {

    private static final TimeUnit MILLIS = TimeUnit.MILLIS(new MilliSeconds());
    private static final TimeUnit MICROS = TimeUnit.MICROS(new MicroSeconds());
    private static final TimeUnit NANOS = TimeUnit.NANOS(new NanoSeconds());

    ParquetBodiesTest(Postgres.Database database) {
        super(database);
    }

    private HttpResponse<String> post(byte[] body) {
        return post(RowFormats.PARQUET, body);
    }

    private String stored(byte[] body, String columns) {
        return stored(RowFormats.PARQUET, body, columns);
    }

    private String refused(int status, byte[] body) {
        return refused(RowFormats.PARQUET, status, body);
    }

    private static byte[] file(String name) {
        try (InputStream in = ParquetBodiesTest.class.getResourceAsStream("/parquet/" + name + ".parquet")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SchemaElement element(String name, Type type, FieldRepetitionType repetition) {
        return new SchemaElement(name).setType(type).setRepetition_type(repetition);
    }

    private static SchemaElement element(String name, Type type) {
        return element(name, type, FieldRepetitionType.REQUIRED);
    }

    private static SchemaElement utf8(String name) {
        return element(name, Type.BYTE_ARRAY).setConverted_type(ConvertedType.UTF8);
    }

    private static ParquetMade labelled() {
        return new ParquetMade(1).column(utf8("label"), text("a"));
    }

    private static LogicalType decimal(int scale) {
        return LogicalType.DECIMAL(new DecimalType(scale, 9));
    }

    private static LogicalType timestamp(boolean zoned, TimeUnit unit) {
        return LogicalType.TIMESTAMP(new TimestampType(zoned, unit));
    }

    private static LogicalType time(TimeUnit unit) {
        return LogicalType.TIME(new TimeType(false, unit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1-uncompressed", "v1-snappy", "v1-gzip", "v1-zstd", "v2-snappy"})
    void filesOfALibrary(String name) {
        String expected = String.join("\n", IntStream.range(1, 18).mapToObj(i -> String.join("|",
                String.valueOf(i), "label " + i % 3, i % 4 == 0 ? "-" : "note " + i, String.valueOf(i * 7), String.valueOf(i * 100_000 - 5),
                i == 5 ? "-" : String.format(Locale.ROOT, "%.3f", i * 1.25), i == 3 ? "-" : i % 2 == 0 ? "t" : "f",
                LocalDate.of(2026, 2, 28).plusDays(i).toString(),
                LocalDateTime.of(2026, 1, 2, 3, 4, 5).plusHours(i).toString().replace('T', ' ') + ".5+00",
                List.of("-", "{}", "{a,NULL,\"x,y\"}", "{t" + i + "}", "{t" + i + "}").get(i % 5),
                "{\"k\": " + i + "}")).toList());
        assertThat(stored(file(name), "sample_id, label, coalesce(note, '-'), amount, stock, coalesce(weight::text, '-'),"
                + " coalesce(checked::text::char, '-'), drawn, received, coalesce(tags::text, '-'), facts")).isEqualTo(expected);
    }

    @Test
    void otherCompressionIsNamed() {
        assertThat(refused(422, file("v1-lz4_raw"))).contains("The column sample_id is compressed by LZ4_RAW", "SNAPPY, GZIP, ZSTD");
    }

    @Test
    void columnsOfNulls() {
        SchemaElement nothing = element("stock", Type.INT32, FieldRepetitionType.OPTIONAL).setLogicalType(LogicalType.UNKNOWN(new NullType()));
        assertThat(stored(new ParquetMade(1).column(utf8("label"), text("a")).column(CompressionCodec.UNCOMPRESSED, List.of(nothing),
                Page.of(1, Encoding.PLAIN, new byte[] {2, 0, 0, 0, 2, 0})).end(), "label, coalesce(stock, -1)")).isEqualTo("a|-1");
        empty();
        refused(400, new ParquetMade(1).column(utf8("label"), text("a")).column(CompressionCodec.UNCOMPRESSED, List.of(nothing),
                Page.of(1, Encoding.PLAIN, new byte[] {2, 0, 0, 0, 2, 1, 0, 0, 0, 0})).end());
    }

    private void is(String expected, SchemaElement element, byte[] plain) {
        empty();
        assertThat(stored(labelled().column(element, plain).end(), element.getName())).as(element.toString()).isEqualTo(expected);
    }

    @Test
    void numbers() {
        is("-12.500", element("weight", Type.INT32).setLogicalType(decimal(2)), int4(-1250));
        is("-12.500", element("weight", Type.INT64).setConverted_type(ConvertedType.DECIMAL).setScale(2).setPrecision(9), int8(-1250L));
        is("-12.500", element("weight", Type.FIXED_LEN_BYTE_ARRAY).setType_length(3).setLogicalType(decimal(2)),
                new byte[] {-1, (byte) 0xFB, 0x1E});
        is("-12.500", element("weight", Type.BYTE_ARRAY).setLogicalType(decimal(2)), new byte[] {2, 0, 0, 0, (byte) 0xFB, 0x1E});
        is("1.500", element("weight", Type.FLOAT), int4(Float.floatToIntBits(1.5f)));
        is("1.500", element("weight", Type.DOUBLE), int8(Double.doubleToLongBits(1.5)));
        is("1.500", element("weight", Type.FIXED_LEN_BYTE_ARRAY).setType_length(2).setLogicalType(LogicalType.FLOAT16(new Float16Type())),
                new byte[] {0, 0x3E});
        is("200", element("amount", Type.INT32).setLogicalType(LogicalType.INTEGER(new IntType((byte) 8, false))), int4(-56));
        is("-3", element("amount", Type.INT32).setLogicalType(LogicalType.INTEGER(new IntType((byte) 8, true))), int4(-3));
        is("7", element("amount", Type.INT64), int8(7L));
        empty();
        assertThat(refused(422, labelled().column(element("amount", Type.INT64).setConverted_type(ConvertedType.UINT_64), int8(-1L)).end()))
                .contains("/rows/0/amount");
    }

    @Test
    void datesAndTimes() {
        is("1969-12-31", element("drawn", Type.INT32).setConverted_type(ConvertedType.DATE), int4(-1));
        is("12000-01-01", element("drawn", Type.INT32).setConverted_type(ConvertedType.DATE), int4(3_663_382));
        is("4713-01-01 BC", element("drawn", Type.INT32).setConverted_type(ConvertedType.DATE), int4(-2_440_550));
        is("12000-01-01 00:00:00+00", element("received", Type.INT64).setLogicalType(timestamp(true, MILLIS)), int8(3_663_382 * 86_400_000L));
        is("infinity", element("drawn", Type.INT32).setConverted_type(ConvertedType.DATE), int4(Integer.MAX_VALUE));
        is("1969-12-31 23:59:59.999+00", element("received", Type.INT64).setLogicalType(timestamp(true, MILLIS)), int8(-1L));
        is("1970-01-01 00:00:01.5+00", element("received", Type.INT64).setConverted_type(ConvertedType.TIMESTAMP_MICROS), int8(1_500_000L));
        is("1970-01-01 00:00:01.5+00", element("received", Type.INT64).setLogicalType(timestamp(true, NANOS)), int8(1_500_000_000L));
        is("1970-01-01T00:00:01.5", element("note", Type.INT64).setLogicalType(timestamp(false, MICROS)), int8(1_500_000L));
        is("00:00:01.5", element("note", Type.INT32).setLogicalType(time(MILLIS)), int4(1_500));
        is("24:00:00", element("note", Type.INT64).setLogicalType(time(MICROS)), int8(86_400_000_000L));
        is("00:00:00.0000015", element("note", Type.INT64).setLogicalType(time(NANOS)), int8(1_500L));
        empty();
        assertThat(refused(422, labelled().column(element("drawn", Type.INT32).setConverted_type(ConvertedType.DATE), int4(Integer.MAX_VALUE - 1)).end()))
                .contains("/rows/0/drawn", "out_of_range");
        assertThat(refused(422, labelled().column(element("received", Type.INT64).setLogicalType(timestamp(false, MICROS)), int8(1L)).end()))
                .contains("\"pointer\":\"/received\"", "is TIMESTAMP(MICROS) in the body");
    }

    @Test
    void textsAndLists() {
        is("x", element("note", Type.BYTE_ARRAY).setConverted_type(ConvertedType.ENUM), text("x"));
        is("\uFFFD\u20ac", element("note", Type.BYTE_ARRAY).setConverted_type(ConvertedType.UTF8), text("\uFFFD\u20ac"));
        is("{\"a\": 1}", element("facts", Type.BYTE_ARRAY).setConverted_type(ConvertedType.JSON), text("{\"a\": 1}"));
        byte[] uuid = new byte[16];
        uuid[15] = 1;
        is("00000000-0000-0000-0000-000000000001", element("note", Type.FIXED_LEN_BYTE_ARRAY).setType_length(16)
                .setLogicalType(LogicalType.UUID(new UUIDType())), uuid);
        // Two items of a field that is repeated, whose levels are 0 and 1, and 1 and 1.
        byte[] levels = {2, 0, 0, 0, 3, 2, 2, 0, 0, 0, 4, 1, 1, 0, 0, 0, 'x', 1, 0, 0, 0, 'y'};
        byte[] tags = new ParquetMade(1).column(utf8("label"), text("a")).column(CompressionCodec.UNCOMPRESSED,
                List.of(utf8("tags").setRepetition_type(FieldRepetitionType.REPEATED)), Page.of(2, Encoding.PLAIN, levels)).end();
        empty();
        assertThat(stored(tags, "tags")).isEqualTo("{x,y}");
    }

    @Test
    void otherEncodings() {
        byte[] split = {0, 0, 0, 0, (byte) 0xC0, 0, 0x3F, 0x40};
        byte[] increments = {(byte) 0x80, 1, 4, 2, 0, 4, 0, 0, 0, 0, (byte) 0x80, 1, 4, 2, 4, 1, 0, 0, 0, 0, 'a', 'b', 'c'};
        byte[] runs = {2, 0, 0, 0, 4, 1};
        assertThat(stored(new ParquetMade(2)
                .column(CompressionCodec.UNCOMPRESSED, List.of(utf8("label")), Page.of(2, Encoding.DELTA_BYTE_ARRAY, increments))
                .column(CompressionCodec.UNCOMPRESSED, List.of(element("weight", Type.FLOAT)), Page.of(2, Encoding.BYTE_STREAM_SPLIT, split))
                .column(CompressionCodec.UNCOMPRESSED, List.of(element("checked", Type.BOOLEAN)), Page.of(2, Encoding.RLE, runs))
                .end(), "label, weight, checked")).isEqualTo("ab|1.500|t\nabc|2.000|t");
    }

    @Test
    void pagesOfTheSecondVersion() {
        byte[] compressed = Zstd.compress(int4(5));
        byte[] page = new byte[2 + compressed.length];
        page[0] = 3;
        page[1] = 2;
        System.arraycopy(compressed, 0, page, 2, compressed.length);
        PageHeader header = new PageHeader(PageType.DATA_PAGE_V2, 2 + Integer.BYTES, page.length)
                .setData_page_header_v2(new DataPageHeaderV2(2, 1, 2, Encoding.PLAIN, 2, 0));
        byte[] file = new ParquetMade(2).column(utf8("label"), new byte[] {1, 0, 0, 0, 'a', 1, 0, 0, 0, 'b'})
                .column(CompressionCodec.ZSTD, List.of(element("stock", Type.INT32, FieldRepetitionType.OPTIONAL)), new Page(header, page)).end();
        assertThat(stored(file, "label, coalesce(stock, -1)")).isEqualTo("a|-1\nb|5");
    }

    @Test
    void typesThatDoNotFitAreNamedOnce() {
        byte[] file = new ParquetMade(1).column(element("label", Type.BYTE_ARRAY), text("a")).column(element("amount", Type.DOUBLE), int8(0L))
                .column(element("checked", Type.INT32).setConverted_type(ConvertedType.DATE), int4(0)).end();
        assertThat(refused(422, file)).contains("\"pointer\":\"/label\"", "is BYTE_ARRAY in the body, but the field is not binary",
                "\"pointer\":\"/amount\"", "is DOUBLE in the body, but has to be an integer",
                "\"pointer\":\"/checked\"", "is DATE in the body").doesNotContain("/rows/");
        assertThat(refused(422, labelled().column(element("received", Type.INT96), new byte[12]).end()))
                .contains("The column received has the type INT96 of Parquet");
        assertThat(refused(422, labelled().column(element("note", Type.FIXED_LEN_BYTE_ARRAY).setType_length(12)
                .setConverted_type(ConvertedType.INTERVAL), new byte[12]).end())).contains("INTERVAL");
        SchemaElement group = new SchemaElement("place").setRepetition_type(FieldRepetitionType.REQUIRED).setNum_children(1);
        assertThat(refused(422, labelled().column(CompressionCodec.UNCOMPRESSED, List.of(group, utf8("name")),
                Page.of(1, Encoding.PLAIN, text("x"))).end())).contains("The column place is a group");
    }

    @Test
    void columnsAreCheckedAsThoseOfCsv() {
        assertThat(refused(422, new ParquetMade(1).column(element("amount", Type.INT32), int4(1)).end())).contains("/label", "required");
        assertThat(refused(422, labelled().column(element("colour", Type.INT32), int4(1)).end())).contains("/colour", "unknown_field");
        assertThat(refused(422, labelled().column(utf8("label"), text("b")).end())).contains("/label", "repeated");
        assertThat(refused(422, new ParquetMade(1).column(CompressionCodec.UNCOMPRESSED,
                List.of(utf8("label").setRepetition_type(FieldRepetitionType.OPTIONAL)),
                Page.of(1, Encoding.PLAIN, new byte[] {2, 0, 0, 0, 2, 0})).end())).contains("/rows/0/label", "must not be null");
    }

    @Test
    void hostileFilesAreRefused() {
        byte[] good = file("v1-uncompressed");
        for (int length = 0; length < good.length; length += 11) {
            refused(400, Arrays.copyOf(good, length));
        }
        byte[] lie = good.clone();
        for (int length : new int[] {Integer.MAX_VALUE, -1, 0, 7, good.length}) {
            System.arraycopy(int4(length), 0, lie, good.length - 8, 4);
            refused(400, lie);
        }
        byte[] encrypted = good.clone();
        encrypted[good.length - 1] = 'E';
        assertThat(refused(422, encrypted)).contains("encrypted");
        refused(400, ParquetMade.changed(good, file -> file.getRow_groups().getFirst().setNum_rows(16)));
        refused(400, ParquetMade.changed(good, file -> file.getRow_groups().getFirst().setNum_rows(18)));
        refused(400, ParquetMade.changed(good, file -> file.getRow_groups().getFirst().setNum_rows(-1)));
        refused(422, many(good));
        for (long offset : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, -1, good.length}) {
            refused(400, ParquetMade.changed(good, file -> file.getRow_groups().getFirst().getColumns().getFirst().getMeta_data()
                    .setData_page_offset(offset)));
        }
        refused(400, ParquetMade.changed(good, file -> file.getRow_groups().getFirst().getColumns().removeLast()));
        refused(400, ParquetMade.changed(good, file -> file.getSchema().getFirst().setNum_children(Integer.MAX_VALUE)));
        refused(400, ParquetMade.changed(good, file -> file.getSchema().get(5).setType(Type.INT32)));
        refused(400, new ParquetMade(1).column(utf8("label"), new byte[] {1, 0, 0, 0, (byte) 0xFF}).end());
        refused(400, new ParquetMade(1).column(utf8("label"), int4(Integer.MAX_VALUE)).end());
        refused(400, new ParquetMade(1).column(utf8("label"), int4(-1)).end());
        // Fields that are not known, each within the one before.
        byte[] deep = new byte[500_000];
        Arrays.fill(deep, (byte) 0x1C);
        System.arraycopy(ParquetMade.MAGIC, 0, deep, 0, 4);
        System.arraycopy(int4(deep.length - 12), 0, deep, deep.length - 8, 4);
        System.arraycopy(ParquetMade.MAGIC, 0, deep, deep.length - 4, 4);
        refused(400, deep);
        assertThat(stored(good, "sample_id")).startsWith("1\n2\n").endsWith("\n17");
    }

    /** The same rows again. */
    private static byte[] many(byte[] good) {
        return ParquetMade.changed(good, file -> file.setRow_groups(List.of(file.getRow_groups().getFirst(), file.getRow_groups().getFirst())));
    }

    @Test
    void bombsAreRefused() {
        byte[] zeros = Zstd.compress(new byte[50_000_000]);
        refused(413, new ParquetMade(1).column(CompressionCodec.ZSTD, List.of(utf8("label")),
                Page.of(1, Encoding.PLAIN, zeros).becoming(50_000_000)).end());
        assertThat(refused(400, new ParquetMade(1).column(CompressionCodec.ZSTD, List.of(utf8("label")),
                Page.of(1, Encoding.PLAIN, zeros).becoming(100)).end())).contains("another length");
        for (CompressionCodec codec : List.of(CompressionCodec.ZSTD, CompressionCodec.GZIP)) {
            assertThat(refused(400, new ParquetMade(1).column(codec, List.of(utf8("label")),
                    Page.of(1, Encoding.PLAIN, text("a"))).end())).contains("a page that is not compressed by " + codec);
        }
        refused(413, new ParquetMade(1).column(CompressionCodec.SNAPPY, List.of(utf8("label")),
                Page.of(1, Encoding.PLAIN, new byte[] {0}).becoming(Integer.MAX_VALUE)).end());
        refused(400, new ParquetMade(1).column(CompressionCodec.SNAPPY, List.of(utf8("label")),
                Page.of(1, Encoding.PLAIN, new byte[] {0}).becoming(5)).end());
        // One long value in a dictionary, which all rows have.
        byte[] value = text("x".repeat(400_000));
        byte[] index = {1, 40, 0};
        assertThat(refused(413, new ParquetMade(20).column(CompressionCodec.ZSTD, List.of(utf8("label")),
                Page.dictionary(1, Zstd.compress(value)).becoming(value.length),
                Page.of(20, Encoding.RLE_DICTIONARY, Zstd.compress(index)).becoming(index.length)).end())).contains("must not become more than");
        refused(400, new ParquetMade(1).column(CompressionCodec.UNCOMPRESSED, List.of(utf8("label")),
                Page.dictionary(Integer.MAX_VALUE, text("a")), Page.of(1, Encoding.RLE_DICTIONARY, index)).end());
        // More nulls than there can be rows.
        refused(413, new ParquetMade(Integer.MAX_VALUE).column(CompressionCodec.UNCOMPRESSED,
                List.of(utf8("label").setRepetition_type(FieldRepetitionType.OPTIONAL)), Page.of(Integer.MAX_VALUE, Encoding.PLAIN,
                        new byte[] {6, 0, 0, 0, (byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F, 0})).end());
        byte[] delta = "\u0001\u0001".getBytes(StandardCharsets.ISO_8859_1);
        refused(400, new ParquetMade(1).column(CompressionCodec.UNCOMPRESSED, List.of(utf8("label")),
                Page.of(1, Encoding.DELTA_LENGTH_BYTE_ARRAY, delta)).end());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1-uncompressed", "v1-snappy", "v1-zstd", "v1-gzip", "v2-snappy"})
    void aChangedByteIsNeverAnErrorOfTheServer(String name) {
        byte[] good = file(name);
        Random random = new Random(7);
        for (int i = 0; i < 70; i++) {
            byte[] bad = good.clone();
            for (int n = 0; n <= i % 3; n++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            HttpResponse<String> answer = post(bad);
            assertThat(answer.statusCode()).as(i + ": " + answer.body()).isIn(List.of(201, 400, 409, 413, 422));
        }
    }
}
