package dev.trestle.formats.parquet;

import dev.trestle.formats.cells.CellValues;
import dev.trestle.formats.cells.Utf8;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/** Values as cells. */
final class ValueCells {

    private ValueCells() {}

    /** The cell of a value; what buffers throw is for values that are too short. */
    @FunctionalInterface
    interface Reading {
        Object of(ByteBuffer value);
    }

    private static byte[] bytes(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        return bytes;
    }

    static Object bool(ByteBuffer value) {
        return value.get(0) != 0;
    }

    static Object real(ByteBuffer value) {
        return switch (value.remaining()) {
            case Short.BYTES -> (Object) Float.float16ToFloat(value.getShort());
            case Float.BYTES -> (Object) value.getFloat();
            default -> (Object) value.getDouble();
        };
    }

    /** Of four or eight bytes. */
    static long number(ByteBuffer value) {
        return value.remaining() == Integer.BYTES ? value.getInt() : value.getLong();
    }

    static Reading integer(int bits, boolean signed) {
        return value -> {
            long number = number(value);
            return signed ? number : CellValues.unsigned(number, bits);
        };
    }

    static Reading decimal(int scale) {
        return value -> CellValues.decimal(BigDecimal.valueOf(number(value), scale));
    }

    /** The first byte is the highest. */
    static Reading longDecimal(int scale) {
        return value -> CellValues.decimal(new BigDecimal(new BigInteger(bytes(value)), scale));
    }

    static Object date(ByteBuffer value) {
        return CellValues.date(value.getInt());
    }

    static Reading time(long perSecond) {
        return value -> CellValues.time(number(value), perSecond);
    }

    static Reading timestamp(long perSecond, boolean zoned) {
        return value -> CellValues.timestamp(number(value), perSecond, zoned);
    }

    static String utf8(ByteBuffer value) {
        String text = Utf8.text(value);
        if (text == null) {
            throw ParquetProblems.malformed("text that is not UTF-8");
        }
        return text;
    }

    static String base64(ByteBuffer value) {
        return Base64.getEncoder().encodeToString(bytes(value));
    }

    static Object uuid(ByteBuffer value) {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(value));
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
