package dev.trestle.formats;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for bytes, eight at a time. */
final class ByteScan {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH = 0x8080_8080_8080_8080L;

    private ByteScan() {}

    /** Where the first of the two ASCII characters is; {@code to} if neither is there. */
    static int either(byte[] bytes, int from, int to, char one, char other) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long eight = (long) LONG.get(bytes, at);
            long found = zeros(eight ^ ONES * one) | zeros(eight ^ ONES * other);
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (at < to && bytes[at] != one && bytes[at] != other) {
            at++;
        }
        return at;
    }

    /** The highest bit of each byte that is zero; above the lowest of them perhaps of others. */
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight & HIGH;
    }
}
