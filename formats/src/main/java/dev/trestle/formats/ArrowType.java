package dev.trestle.formats;

import com.google.flatbuffers.FlatBufferBuilder;
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
import org.jspecify.annotations.Nullable;

/**
 * The types of Arrow that columns have. The documentation has this table:
 *
 * <table>
 * <caption>Types</caption>
 * <tr><td>{@code boolean}</td><td>{@code bool}</td><td></td></tr>
 * <tr><td>{@code smallint}</td><td>{@code int16}</td><td></td></tr>
 * <tr><td>{@code integer}</td><td>{@code int32}</td><td></td></tr>
 * <tr><td>{@code bigint}, {@code oid}</td><td>{@code int64}</td><td></td></tr>
 * <tr><td>{@code real}</td><td>{@code float32}</td><td></td></tr>
 * <tr><td>{@code double precision}</td><td>{@code float64}</td><td></td></tr>
 * <tr><td>{@code date}</td><td>{@code date32}</td><td>infinity is the largest int32, -infinity its negative</td></tr>
 * <tr><td>{@code time}</td><td>{@code time64(us)}</td><td>24:00 is 86,400,000,000</td></tr>
 * <tr><td>{@code timestamp}</td><td>{@code timestamp(us)}</td><td>infinity is the largest int64, -infinity its negative; an error
 * after 294247-01-10</td></tr>
 * <tr><td>{@code timestamptz}</td><td>{@code timestamp(us, UTC)}</td><td>as timestamp</td></tr>
 * <tr><td>{@code bytea}</td><td>{@code binary}</td><td></td></tr>
 * <tr><td>all others</td><td>{@code utf8}</td><td>the text of a string, or JSON, as in CSV</td></tr>
 * </table>
 */
enum ArrowType {
    BOOL(Type.Bool, 0) {
        @Override
        int type(FlatBufferBuilder schema) {
            Bool.startBool(schema);
            return Bool.endBool(schema);
        }

        @Override
        void add(byte[] text, int start, int end, ArrowData data, int row) {
            data.bit(row, text[start] == 't');
        }
    },
    INT2(Type.Int, Short.BYTES) {
        @Override
        int type(FlatBufferBuilder schema) {
            return Int.createInt(schema, Short.SIZE, true);
        }

        @Override
        void add(byte[] text, int start, int end, ArrowData data, int row) {
            data.int2((int) Digits.number(text, start, end));
        }
    },
    INT4(Type.Int, Integer.BYTES) {
        @Override
        int type(FlatBufferBuilder schema) {
            return Int.createInt(schema, Integer.SIZE, true);
        }

        @Override
        void add(byte[] text, int start, int end, ArrowData data, int row) {
            data.int4((int) Digits.number(text, start, end));
        }
    },
    INT8(Type.Int, Long.BYTES) {
        @Override
        int type(FlatBufferBuilder schema) {
            return Int.createInt(schema, Long.SIZE, true);
        }

        @Override
        void add(byte[] text, int start, int end, ArrowData data, int row) {
            data.int8(Digits.number(text, start, end));
        }
    },
    FLOAT4(Type.FloatingPoint, Float.BYTES) {
        @Override
        int type(FlatBufferBuilder schema) {
            return FloatingPoint.createFloatingPoint(schema, Precision.SINGLE);
        }

        @Override
        void add(byte[] text, int start, int end, ArrowData data, int row) {
            data.int4(Float.floatToIntBits(Float.parseFloat(ascii(text, start, end))));
        }
    },
    FLOAT8(Type.FloatingPoint, Double.BYTES) {
        @Override
        int type(FlatBufferBuilder schema) {
            return FloatingPoint.createFloatingPoint(schema, Precision.DOUBLE);
        }

        @Override
        void add(byte[] text, int start, int end, ArrowData data, int row) {
            data.int8(Double.doubleToLongBits(Double.parseDouble(ascii(text, start, end))));
        }
    },
    DATE(Type.Date, Integer.BYTES) {
        @Override
        int type(FlatBufferBuilder schema) {
            return Date.createDate(schema, DateUnit.DAY);
        }

        @Override
        void add(byte[] text, int start, int end, ArrowData data, int row) {
            int infinite = infinite(text, start);
            data.int4(infinite == 0 ? Math.toIntExact(Digits.days(text, start, end)) : infinite * Integer.MAX_VALUE);
        }
    },
    TIME(Type.Time, Long.BYTES) {
        @Override
        int type(FlatBufferBuilder schema) {
            return Time.createTime(schema, TimeUnit.MICROSECOND, Long.SIZE);
        }

        @Override
        void add(byte[] text, int start, int end, ArrowData data, int row) {
            data.int8(Digits.micros(text, start, end));
        }
    },
    TIMESTAMP(Type.Timestamp, Long.BYTES) {
        @Override
        int type(FlatBufferBuilder schema) {
            return Timestamp.createTimestamp(schema, TimeUnit.MICROSECOND, 0);
        }

        @Override
        void add(byte[] text, int start, int end, ArrowData data, int row) {
            data.int8(instant(text, start, end));
        }
    },
    TIMESTAMPTZ(Type.Timestamp, Long.BYTES) {
        @Override
        int type(FlatBufferBuilder schema) {
            return Timestamp.createTimestamp(schema, TimeUnit.MICROSECOND, schema.createString("UTC"));
        }

        @Override
        void add(byte[] text, int start, int end, ArrowData data, int row) {
            // The end is Z, as answers are in UTC.
            data.int8(instant(text, start, end - (text[end - 1] == 'Z' ? 1 : 0)));
        }
    },
    BINARY(Type.Binary, ArrowType.VARIABLE) {
        @Override
        int type(FlatBufferBuilder schema) {
            Binary.startBinary(schema);
            return Binary.endBinary(schema);
        }

        @Override
        void add(byte[] text, int start, int end, ArrowData data, int row) {
            byte[] value = Base64.getDecoder().decode(ascii(text, start, end));
            data.bytes(value, 0, value.length);
        }
    },
    UTF8(Type.Utf8, ArrowType.VARIABLE) {
        @Override
        int type(FlatBufferBuilder schema) {
            Utf8.startUtf8(schema);
            return Utf8.endUtf8(schema);
        }

        @Override
        void add(byte[] text, int start, int end, ArrowData data, int row) {
            data.bytes(text, start, end);
        }
    };

    /** The width of values that have an offset each. */
    static final int VARIABLE = -1;

    private static final Map<Codec<?>, ArrowType> TYPES = Map.ofEntries(
            Map.entry(PgCodecs.BOOL, BOOL), Map.entry(PgCodecs.INT2, INT2), Map.entry(PgCodecs.INT4, INT4),
            Map.entry(PgCodecs.INT8, INT8), Map.entry(PgCodecs.OID, INT8), Map.entry(PgCodecs.FLOAT4, FLOAT4),
            Map.entry(PgCodecs.FLOAT8, FLOAT8), Map.entry(PgCodecs.DATE, DATE), Map.entry(PgCodecs.TIME, TIME),
            Map.entry(PgCodecs.TIMESTAMP, TIMESTAMP), Map.entry(PgCodecs.TIMESTAMPTZ, TIMESTAMPTZ),
            Map.entry(PgCodecs.BYTEA, BINARY));

    private final byte number;
    private final int width;

    ArrowType(byte number, int width) {
        this.number = number;
        this.width = width;
    }

    /** The type of a column; null is a link to a file. */
    static ArrowType of(@Nullable Codec<?> codec) {
        return codec == null ? UTF8 : TYPES.getOrDefault(codec, UTF8);
    }

    /** Its number in a schema. */
    byte number() {
        return number;
    }

    /** Bytes of a value; 0 for a bit, {@link #VARIABLE} for values that have an offset each. */
    int width() {
        return width;
    }

    /** Adds it to a schema. */
    abstract int type(FlatBufferBuilder schema);

    /** Adds a value: JSON without the quotes of a string. */
    abstract void add(byte[] text, int start, int end, ArrowData data, int row);

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
