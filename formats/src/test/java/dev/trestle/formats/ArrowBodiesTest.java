package dev.trestle.formats;

import static dev.trestle.formats.ArrowMade.ints;
import static dev.trestle.formats.ArrowMade.longs;
import static dev.trestle.formats.ArrowMade.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.google.flatbuffers.FlatBufferBuilder;
import dev.trestle.formats.ArrowMade.Column;
import dev.trestle.testing.Postgres;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.arrow.flatbuf.Binary;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Null;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;
import org.junit.jupiter.api.Test;

/** Bodies of Arrow: valid ones, as libraries write them, and malformed ones. */
class ArrowBodiesTest extends SampleBodies {

    private static final byte[] ALL = {};

    ArrowBodiesTest(Postgres.Database database) {
        super(database);
    }

    private HttpResponse<String> post(byte[] body) {
        return post(RowFormats.ARROW, body);
    }

    private String stored(byte[] body, String columns) {
        return stored(RowFormats.ARROW, body, columns);
    }

    private String refused(int status, byte[] body) {
        return refused(RowFormats.ARROW, status, body);
    }

    private static Column utf8(String name, int length, byte[] offsets, byte[] data) {
        return Column.of(name, Type.Utf8, builder -> {
            Utf8.startUtf8(builder);
            return Utf8.endUtf8(builder);
        }, length, ALL, offsets, data);
    }

    private static Column labels(int length) {
        int[] offsets = new int[length + 1];
        Arrays.setAll(offsets, i -> i);
        return utf8("label", length, ints(offsets), ArrowMade.utf8("abcdefghijklmnopqrstuvwxyz".substring(0, length)));
    }

    private static Column int32(String name, byte[] validity, int... values) {
        return Column.of(name, Type.Int, builder -> Int.createInt(builder, 32, true), values.length, validity, ints(values));
    }

    private static int bool(FlatBufferBuilder builder) {
        Bool.startBool(builder);
        return Bool.endBool(builder);
    }

    private static byte[] stream(int rows, Column... columns) {
        return new ArrowMade().schema(columns).batch(rows, columns).end();
    }

    @Test
    void otherTypesOfTheSameValues() {
        Column decimal = Column.of("weight", Type.Decimal, builder -> Decimal.createDecimal(builder, 10, 2, 128), 2, new byte[] {1},
                longs(-1250, -1, 0, 0));
        Column tiny = Column.of("amount", Type.Int, builder -> Int.createInt(builder, 8, false), 2, ALL, new byte[] {(byte) 200, 3});
        Column days = Column.of("drawn", Type.Date, builder -> Date.createDate(builder, (short) 1), 2, ALL,
                longs(86_400_000L * 20_000, -86_400_000L));
        Column moment = Column.of("received", Type.Timestamp,
                builder -> Timestamp.createTimestamp(builder, (short) 1, builder.createString("Europe/Berlin")), 2, ALL, longs(1_500, -1));
        Column item = utf8("item", 3, ints(0, 1, 1, 2), ArrowMade.utf8("x\""));
        Column tags = Column.of("tags", Type.List, builder -> {
            org.apache.arrow.flatbuf.List.startList(builder);
            return org.apache.arrow.flatbuf.List.endList(builder);
        }, 2, ALL, ints(0, 3, 3)).children(item);
        Column nothing = Column.of("note", Type.Null, builder -> {
            Null.startNull(builder);
            return Null.endNull(builder);
        }, 2);
        Column checked = Column.of("checked", Type.Bool, ArrowBodiesTest::bool, 2, ALL, new byte[] {2});
        assertThat(stored(stream(2, labels(2), decimal, tiny, days, moment, tags, nothing, checked),
                "label, weight, amount, drawn, received, tags, note, checked"))
                .isEqualTo("a|-12.500|200|2024-10-04|1970-01-01 00:00:01.5+00|{x,\"\",\"\\\"\"}|f\n"
                        + "b|3|1969-12-31|1969-12-31 23:59:59.999+00|{}|t");
    }

    @Test
    void textsByDictionariesAndViews() {
        Column plain = utf8("label", 0, ints(0), ALL).dictionary(7);
        Column index = Column.of("label", Type.Int, builder -> Int.createInt(builder, 8, true), 3, ALL, new byte[] {1, 0, 2});
        byte[] views = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN).putInt(5).put(ArrowMade.utf8("short")).position(16)
                .putInt(14).put(ArrowMade.utf8("a lo")).putInt(0).putInt(2).putInt(0).putInt(0).putInt(0).putInt(0).array();
        Column notes = Column.of("note", Type.Utf8View, builder -> {
            org.apache.arrow.flatbuf.Utf8View.startUtf8View(builder);
            return org.apache.arrow.flatbuf.Utf8View.endUtf8View(builder);
        }, 3, ALL, views, ArrowMade.utf8("..a longer view.."));
        ArrowMade stream = new ArrowMade().schema(plain, notes)
                .dictionary(7, false, 2, utf8("label", 2, ints(0, 4, 8), ArrowMade.utf8("zeroone.")))
                .dictionary(7, true, 1, utf8("label", 1, ints(0, 3), ArrowMade.utf8("two")))
                .batch(3, -1, new long[] {1}, index, notes);
        assertThat(stored(stream.end(), "label, note")).isEqualTo("one.|short\nzero|a longer view.\ntwo|");
    }

    @Test
    void buffersAreCompressedByZstdOrNotAtAll() {
        byte[] text = ArrowMade.utf8("ab");
        byte[] compressed = Zstd.compress(text);
        byte[] data = ByteBuffer.allocate(8 + compressed.length).order(ByteOrder.LITTLE_ENDIAN).putLong(2).put(compressed).array();
        byte[] offsets = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN).putLong(-1).put(ints(0, 1, 2)).array();
        Column labels = utf8("label", 2, offsets, data);
        assertThat(stored(new ArrowMade().schema(labels).batch(2, 1, new long[0], labels).end(), "label")).isEqualTo("a\nb");
        empty();
        assertThat(refused(422, new ArrowMade().schema(labels).batch(2, 0, new long[0], labels).end())).contains("LZ4", "ZSTD");
        byte[] bomb = ByteBuffer.allocate(8 + compressed.length).order(ByteOrder.LITTLE_ENDIAN).putLong(1L << 40).put(compressed).array();
        Column bombs = utf8("label", 2, offsets, bomb);
        refused(413, new ArrowMade().schema(bombs).batch(2, 1, new long[0], bombs).end());
        byte[] zeros = Zstd.compress(new byte[50_000_000]);
        byte[] longer = ByteBuffer.allocate(8 + zeros.length).order(ByteOrder.LITTLE_ENDIAN).putLong(100).put(zeros).array();
        Column liars = utf8("label", 2, offsets, longer);
        assertThat(refused(400, new ArrowMade().schema(liars).batch(2, 1, new long[0], liars).end())).contains("another length");
    }

    @Test
    void typesThatDoNotFitAreNamedOnce() {
        Column text = int32("label", ALL, 1, 2);
        Column fraction = Column.of("amount", Type.FloatingPoint, builder -> FloatingPoint.createFloatingPoint(builder, (short) 2), 2, ALL,
                longs(0, 0));
        Column date = Column.of("checked", Type.Date, builder -> Date.createDate(builder, (short) 0), 2, ALL, ints(0, 0));
        assertThat(refused(422, stream(2, text, fraction, date))).contains("\"pointer\":\"/label\"", "is int32 in the body, but has to be a string",
                "\"pointer\":\"/amount\"", "is float64 in the body", "\"pointer\":\"/checked\"", "is date32 in the body")
                .doesNotContain("/rows/");
        Column binary = Column.of("label", Type.Binary, builder -> {
            Binary.startBinary(builder);
            return Binary.endBinary(builder);
        }, 1, ALL, ints(0, 1), new byte[] {1});
        assertThat(refused(422, stream(1, binary))).contains("\"pointer\":\"/label\"", "is binary in the body, but the field is not binary");
        Column duration = Column.of("note", Type.Duration, builder -> org.apache.arrow.flatbuf.Duration.createDuration(builder, (short) 0), 2, ALL,
                longs(0, 0));
        assertThat(refused(422, stream(2, labels(2), duration))).contains("The column note has the type Duration");
    }

    @Test
    void columnsAreCheckedAsThoseOfCsv() {
        assertThat(refused(422, stream(1, int32("amount", ALL, 1)))).contains("/label", "required");
        assertThat(refused(422, stream(1, labels(1), int32("colour", ALL, 1)))).contains("/colour", "unknown_field");
        assertThat(refused(422, stream(1, labels(1), labels(1)))).contains("/label", "repeated");
        Column nulls = Column.of("label", Type.Utf8, labels(2).type(), 2, new byte[] {1}, ints(0, 1, 1), ArrowMade.utf8("a"));
        assertThat(refused(422, stream(2, nulls))).doesNotContain("empty field").contains("/rows/1/label", "must not be null");
    }

    @Test
    void hostileStreamsAreRefused() {
        byte[] good = stream(2, labels(2), int32("amount", ALL, 1, 2));
        for (int length = 1; length < good.length - 8; length++) {
            HttpResponse<String> answer = post(Arrays.copyOf(good, length));
            if (answer.statusCode() != 400) {
                // The end of the stream need not be marked, and there may be no batch.
                assertThat(answer.statusCode()).as(length + ": " + answer.body()).isEqualTo(201);
            }
        }
        empty();
        refused(400, new byte[0]);
        assertThat(refused(400, ArrowMade.utf8("ARROW1\0\0"))).contains("a stream is needed");
        refused(400, ints(-1, Integer.MIN_VALUE));
        refused(413, ints(-1, Integer.MAX_VALUE));
        refused(400, stream(1_000_000, labels(2)));
        refused(400, new ArrowMade().schema(labels(2)).batch(Long.MAX_VALUE, labels(2)).end());
        refused(400, stream(2, utf8("label", 2, ints(0, 5, 1), ArrowMade.utf8("ab"))));
        refused(400, stream(2, utf8("label", 2, ints(0, 1, 1_000_000), ArrowMade.utf8("ab"))));
        refused(400, stream(2, utf8("label", 2, ints(-5, 1, 2), ArrowMade.utf8("ab"))));
        refused(400, stream(1, utf8("label", 1, ints(0, 1), new byte[] {(byte) 0xFF})));
        Column nothing = Column.of("label", Type.Null, builder -> {
            Null.startNull(builder);
            return Null.endNull(builder);
        }, 2_000_000_000);
        refused(400, stream(2_000_000_000, nothing));
        refused(422, stream(1, Column.of("drawn", Type.Date, builder -> Date.createDate(builder, (short) 1), 1, ALL,
                longs(Long.MIN_VALUE)), labels(1)));
        assertThat(stored(good, "label, amount")).isEqualTo("a|1\nb|2");
    }

    @Test
    void aChangedByteIsNeverAnErrorOfTheServer() {
        byte[] good = stream(3, labels(3), int32("amount", new byte[] {5}, 1, 2, 3));
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            byte[] bad = good.clone();
            for (int n = 0; n <= i % 3; n++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            HttpResponse<String> answer = post(bad);
            assertThat(answer.statusCode()).as(i + ": " + answer.body()).isIn(List.of(201, 400, 409, 413, 422));
        }
    }
}
