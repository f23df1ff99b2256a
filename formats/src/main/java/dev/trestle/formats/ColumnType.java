package dev.trestle.formats;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.trestle.formats.digits.Digits;
import dev.trestle.runtime.Codec;
import dev.trestle.runtime.codec.PgCodecs;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.apache.arrow.flatbuf.Binary;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;
import org.apache.parquet.format.DateType;
import org.apache.parquet.format.IntType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeType;
import org.apache.parquet.format.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * The types that columns have in Arrow and Parquet. The documentation has this table:
 *
 * <table>
 * <caption>Types</caption>
 * <tr><td>{@code boolean}</td><td>{@code bool}</td><td>{@code BOOLEAN}</td></tr>
 * <tr><td>{@code smallint}</td><td>{@code int16}</td><td>{@code INT32}, {@code INTEGER(16, true)}</td></tr>
 * <tr><td>{@code integer}</td><td>{@code int32}</td><td>{@code INT32}</td></tr>
 * <tr><td>{@code bigint}, {@code oid}</td><td>{@code int64}</td><td>{@code INT64}</td></tr>
 * <tr><td>{@code real}</td><td>{@code float32}</td><td>{@code FLOAT}</td></tr>
 * <tr><td>{@code double precision}</td><td>{@code float64}</td><td>{@code DOUBLE}</td></tr>
 * <tr><td>{@code date}</td><td>{@code date32}</td><td>{@code INT32}, {@code DATE}</td></tr>
 * <tr><td>{@code time}</td><td>{@code time64(us)}</td><td>{@code INT64}, {@code TIME(false, MICROS)}</td></tr>
 * <tr><td>{@code timestamp}</td><td>{@code timestamp(us)}</td><td>{@code INT64}, {@code TIMESTAMP(false, MICROS)}</td></tr>
 * <tr><td>{@code timestamptz}</td><td>{@code timestamp(us, UTC)}</td><td>{@code INT64}, {@code TIMESTAMP(true, MICROS)}</td></tr>
 * <tr><td>{@code bytea}</td><td>{@code binary}</td><td>{@code BYTE_ARRAY}</td></tr>
 * <tr><td>all others</td><td>{@code utf8}</td><td>{@code BYTE_ARRAY}, {@code STRING}</td></tr>
 * </table>
 */
enum ColumnType {
    BOOL(Type.Bool, 0, org.apache.parquet.format.Type.BOOLEAN, null) {
        @Override
        int type(FlatBufferBuilder schema) {
            Bool.startBool(schema);
            return Bool.endBool(schema);
        }

        @Override
        void add(byte[] text, int start, int end, BinaryData data, int index) {
            data.bit(index, text[start] == 't');
        }
    },
    INT2(Type.Int, Short.BYTES, org.apache.parquet.format.Type.INT32, LogicalType.INTEGER(new IntType((byte) Short.SIZE, true))) {
        @Override
        int type(FlatBufferBuilder schema) {
            return Int.createInt(schema, Short.SIZE, true);
        }

        @Override
        void add(byte[] text, int start, int end, BinaryData data, int index) {
            data.int2((int) Digits.number(text, start, end));
        }

        @Override
        void addPlain(byte[] text, int start, int end, BinaryData data, int index) {
            data.int4((int) Digits.number(text, start, end));
        }
    },
    INT4(Type.Int, Integer.BYTES, org.apache.parquet.format.Type.INT32, null) {
        @Override
        int type(FlatBufferBuilder schema) {
            return Int.createInt(schema, Integer.SIZE, true);
        }

        @Override
        void add(byte[] text, int start, int end, BinaryData data, int index) {
            data.int4((int) Digits.number(text, start, end));
        }
    },
    INT8(Type.Int, Long.BYTES, org.apache.parquet.format.Type.INT64, null) {
        @Override
        int type(FlatBufferBuilder schema) {
            return Int.createInt(schema, Long.SIZE, true);
        }

        @Override
        void add(byte[] text, int start, int end, BinaryData data, int index) {
            data.int8(Digits.number(text, start, end));
        }
    },
    FLOAT4(Type.FloatingPoint, Float.BYTES, org.apache.parquet.format.Type.FLOAT, null) {
        @Override
        int type(FlatBufferBuilder schema) {
            return FloatingPoint.createFloatingPoint(schema, Precision.SINGLE);
        }

        @Override
        void add(byte[] text, int start, int end, BinaryData data, int index) {
            data.int4(Float.floatToIntBits(Float.parseFloat(ascii(text, start, end))));
        }
    },
    FLOAT8(Type.FloatingPoint, Double.BYTES, org.apache.parquet.format.Type.DOUBLE, null) {
        @Override
        int type(FlatBufferBuilder schema) {
            return FloatingPoint.createFloatingPoint(schema, Precision.DOUBLE);
        }

        @Override
        void add(byte[] text, int start, int end, BinaryData data, int index) {
            data.int8(Double.doubleToLongBits(Digits.real(text, start, end)));
        }
    },
    DATE(Type.Date, Integer.BYTES, org.apache.parquet.format.Type.INT32, LogicalType.DATE(new DateType())) {
        @Override
        int type(FlatBufferBuilder schema) {
            return Date.createDate(schema, DateUnit.DAY);
        }

        @Override
        void add(byte[] text, int start, int end, BinaryData data, int index) {
            int infinite = infinite(text, start);
            data.int4(infinite == 0 ? Math.toIntExact(Digits.days(text, start, end)) : infinite * Integer.MAX_VALUE);
        }
    },
    TIME(Type.Time, Long.BYTES, org.apache.parquet.format.Type.INT64, LogicalType.TIME(new TimeType(false, ColumnType.micros()))) {
        @Override
        int type(FlatBufferBuilder schema) {
            return Time.createTime(schema, TimeUnit.MICROSECOND, Long.SIZE);
        }

        @Override
        void add(byte[] text, int start, int end, BinaryData data, int index) {
            data.int8(Digits.micros(text, start, end));
        }
    },
    TIMESTAMP(Type.Timestamp, Long.BYTES, org.apache.parquet.format.Type.INT64,
            LogicalType.TIMESTAMP(new TimestampType(false, ColumnType.micros()))) {
        @Override
        int type(FlatBufferBuilder schema) {
            return Timestamp.createTimestamp(schema, TimeUnit.MICROSECOND, 0);
        }

        @Override
        void add(byte[] text, int start, int end, BinaryData data, int index) {
            data.int8(instant(text, start, end));
        }
    },
    TIMESTAMPTZ(Type.Timestamp, Long.BYTES, org.apache.parquet.format.Type.INT64,
            LogicalType.TIMESTAMP(new TimestampType(true, ColumnType.micros()))) {
        @Override
        int type(FlatBufferBuilder schema) {
            return Timestamp.createTimestamp(schema, TimeUnit.MICROSECOND, schema.createString("UTC"));
        }

        @Override
        void add(byte[] text, int start, int end, BinaryData data, int index) {
            // The end is Z, as answers are in UTC.
            data.int8(instant(text, start, end - (text[end - 1] == 'Z' ? 1 : 0)));
        }
    },
    BINARY(Type.Binary, ColumnType.VARIABLE, org.apache.parquet.format.Type.BYTE_ARRAY, null) {
        @Override
        int type(FlatBufferBuilder schema) {
            Binary.startBinary(schema);
            return Binary.endBinary(schema);
        }

        @Override
        void add(byte[] text, int start, int end, BinaryData data, int index) {
            byte[] value = Base64.getDecoder().decode(ascii(text, start, end));
            data.bytes(value, 0, value.length);
        }
    },
    UTF8(Type.Utf8, ColumnType.VARIABLE, org.apache.parquet.format.Type.BYTE_ARRAY, LogicalType.STRING(new StringType())) {
        @Override
        int type(FlatBufferBuilder schema) {
            Utf8.startUtf8(schema);
            return Utf8.endUtf8(schema);
        }

        @Override
        void add(byte[] text, int start, int end, BinaryData data, int index) {
            data.bytes(text, start, end);
        }
    };

    /** The width of values that have an offset each. */
    static final int VARIABLE = -1;

    private static final Map<Codec<?>, ColumnType> TYPES = Map.ofEntries(
            Map.entry(PgCodecs.BOOL, BOOL), Map.entry(PgCodecs.INT2, INT2), Map.entry(PgCodecs.INT4, INT4),
            Map.entry(PgCodecs.INT8, INT8), Map.entry(PgCodecs.OID, INT8), Map.entry(PgCodecs.FLOAT4, FLOAT4),
            Map.entry(PgCodecs.FLOAT8, FLOAT8), Map.entry(PgCodecs.DATE, DATE), Map.entry(PgCodecs.TIME, TIME),
            Map.entry(PgCodecs.TIMESTAMP, TIMESTAMP), Map.entry(PgCodecs.TIMESTAMPTZ, TIMESTAMPTZ),
            Map.entry(PgCodecs.BYTEA, BINARY));

    private final byte number;
    private final int width;
    private final org.apache.parquet.format.Type physical;
    private final @Nullable LogicalType logical;

    /** {@code logical} says what the physical type of Parquet stands for, where that is not itself. */
    ColumnType(byte number, int width, org.apache.parquet.format.Type physical, @Nullable LogicalType logical) {
        this.number = number;
        this.width = width;
        this.physical = physical;
        this.logical = logical;
    }

    private static org.apache.parquet.format.TimeUnit micros() {
        return org.apache.parquet.format.TimeUnit.MICROS(new MicroSeconds());
    }

    /** The type of a column; null is a link to a file. */
    static ColumnType of(@Nullable Codec<?> codec) {
        return codec == null ? UTF8 : TYPES.getOrDefault(codec, UTF8);
    }

    /** Its physical type in Parquet. */
    org.apache.parquet.format.Type physical() {
        return physical;
    }

    /** Its logical type in Parquet; null where it is the physical one. */
    @Nullable LogicalType logical() {
        return logical;
    }

    /** Its number in a schema of Arrow. */
    byte number() {
        return number;
    }

    /** Bytes of a value in Arrow; 0 for a bit, {@link #VARIABLE} for values that have an offset each. */
    int width() {
        return width;
    }

    /** Adds it to a schema of Arrow. */
    abstract int type(FlatBufferBuilder schema);

    /** Adds a value as Arrow has it: JSON without the quotes of a string, which is the one of a number, from 0. */
    abstract void add(byte[] text, int start, int end, BinaryData data, int index);

    /** The same as Parquet's encoding PLAIN has it. */
    void addPlain(byte[] text, int start, int end, BinaryData data, int index) {
        if (this == UTF8) {
            data.text(text, start, end);
        } else if (width == VARIABLE) {
            int length = data.length();
            data.int4(0);
            add(text, start, end, data, index);
            data.int4(length, data.length() - length - Integer.BYTES);
        } else {
            add(text, start, end, data, index);
        }
    }

    private static String ascii(byte[] text, int start, int end) {
        return new String(text, start, end - start, StandardCharsets.ISO_8859_1);
    }

    /** 1 for infinity, -1 for -infinity, 0 for others. */
    private static int infinite(byte[] text, int start) {
        return text[start] == 'i' ? 1 : text[start] == '-' && text[start + 1] == 'i' ? -1 : 0;
    }

    private static long instant(byte[] text, int start, int end) {
        int infinite = infinite(text, start);
        return infinite == 0 ? Digits.instant(text, start, end) : infinite * Long.MAX_VALUE;
    }
}
