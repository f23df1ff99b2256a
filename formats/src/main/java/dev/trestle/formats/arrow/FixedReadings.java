package dev.trestle.formats.arrow;

import dev.trestle.formats.cells.CellValues;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** Readings of columns whose values have the same width. */
final class FixedReadings {

    private FixedReadings() {}

    /** The value that begins at a byte. */
    @FunctionalInterface
    private interface Value {
        Object of(ByteBuffer data, int at);
    }

    private static ColumnReading fixed(int width, Value value) {
        return (buffers, rows) -> {
            buffers.begin(rows);
            BatchBuffers.Validity valid = buffers.validity(rows);
            ByteBuffer data = buffers.buffer((long) rows * width);
            return row -> valid.isValid(row) ? value.of(data, row * width) : null;
        };
    }

    static ColumnReading bool() {
        return (buffers, rows) -> {
            buffers.begin(rows);
            BatchBuffers.Validity valid = buffers.validity(rows);
            ByteBuffer bits = buffers.buffer((rows + 7) / 8);
            return row -> valid.isValid(row) ? (Object) ((bits.get(row >> 3) >> (row & 7) & 1) != 0) : null;
        };
    }

    static ColumnReading integer(int bits, boolean signed) {
        return fixed(bits / 8, (data, at) -> {
            long value = whole(data, at, bits);
            return signed ? value : CellValues.unsigned(value, bits);
        });
    }

    static long whole(ByteBuffer data, int at, int bits) {
        return switch (bits) {
            case 8 -> data.get(at);
            case 16 -> data.getShort(at);
            case 32 -> data.getInt(at);
            default -> data.getLong(at);
        };
    }

    static ColumnReading half() {
        return fixed(Short.BYTES, (data, at) -> Float.float16ToFloat(data.getShort(at)));
    }

    static ColumnReading single() {
        return fixed(Float.BYTES, (data, at) -> data.getFloat(at));
    }

    static ColumnReading real() {
        return fixed(Double.BYTES, (data, at) -> data.getDouble(at));
    }

    static ColumnReading decimal(int bits, int scale) {
        int width = bits / 8;
        return fixed(width, (data, at) -> {
            if (isLong(data, at, width)) {
                return CellValues.decimal(BigDecimal.valueOf(width < Long.BYTES ? data.getInt(at) : data.getLong(at), scale));
            }
            byte[] unscaled = new byte[width];
            for (int i = 0; i < width; i++) {
                unscaled[i] = data.get(at + width - 1 - i);
            }
            return CellValues.decimal(new BigDecimal(new BigInteger(unscaled), scale));
        });
    }

    /** Whether the bytes after the first eight only repeat the sign. */
    private static boolean isLong(ByteBuffer data, int at, int width) {
        for (int i = Long.BYTES; i < width; i += Long.BYTES) {
            if (data.getLong(at + i) != data.getLong(at) >> Long.SIZE - 1) {
                return false;
            }
        }
        return true;
    }

    static ColumnReading bytes(int width) {
        return fixed(width, (data, at) -> {
            byte[] value = new byte[width];
            data.get(at, value);
            return Base64.getEncoder().encodeToString(value);
        });
    }

    static ColumnReading days() {
        return fixed(Integer.BYTES, (data, at) -> CellValues.date(data.getInt(at)));
    }

    static ColumnReading milliseconds() {
        return fixed(Long.BYTES, (data, at) ->
                CellValues.day(Math.floorDiv(data.getLong(at), TimeUnit.DAYS.toMillis(1))));
    }

    static ColumnReading time(int bits, long perSecond) {
        return fixed(bits / 8, (data, at) -> CellValues.time(whole(data, at, bits), perSecond));
    }

    static ColumnReading timestamp(long perSecond, boolean zoned) {
        return fixed(Long.BYTES, (data, at) -> CellValues.timestamp(data.getLong(at), perSecond, zoned));
    }
}
