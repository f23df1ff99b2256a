package dev.trestle.formats.parquet;

import dev.trestle.formats.cells.CellTexts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** Values as texts. */
final class ValueTexts {

    private ValueTexts() {}

    /** The text of a value; what buffers throw is for values that are too short. */
    @FunctionalInterface
    interface Text {
        String of(ByteBuffer value);
    }

    private static byte[] bytes(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        return bytes;
    }

    static String bool(ByteBuffer value) {
        return Boolean.toString(value.get(0) != 0);
    }

    static String real(ByteBuffer value) {
        return switch (value.remaining()) {
            case Short.BYTES -> Float.toString(Float.float16ToFloat(value.getShort()));
            case Float.BYTES -> Float.toString(value.getFloat());
            default -> Double.toString(value.getDouble());
        };
    }

    /** Of four or eight bytes. */
    static long number(ByteBuffer value) {
        return value.remaining() == Integer.BYTES ? value.getInt() : value.getLong();
    }

    static Text integer(int bits, boolean signed) {
        return value -> {
            long number = number(value);
            return signed ? Long.toString(number) : Long.toUnsignedString(bits == Long.SIZE ? number : number & (1L << bits) - 1);
        };
    }

    static Text decimal(int scale) {
        return value -> new BigDecimal(BigInteger.valueOf(number(value)), scale).toPlainString();
    }

    /** The first byte is the highest. */
    static Text longDecimal(int scale) {
        return value -> new BigDecimal(new BigInteger(bytes(value)), scale).toPlainString();
    }

    static String date(ByteBuffer value) {
        return CellTexts.date(value.getInt());
    }

    static Text time(long perSecond) {
        return value -> CellTexts.time(number(value), perSecond);
    }

    static Text timestamp(long perSecond, boolean zoned) {
        return value -> CellTexts.timestamp(number(value), perSecond, zoned);
    }

    static String utf8(ByteBuffer value) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(value).toString();
        } catch (CharacterCodingException e) {
            throw ParquetProblems.malformed("text that is not UTF-8");
        }
    }

    static String base64(ByteBuffer value) {
        return Base64.getEncoder().encodeToString(bytes(value));
    }

    static String uuid(ByteBuffer value) {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(value));
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }
}
