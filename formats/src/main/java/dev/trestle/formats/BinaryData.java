package dev.trestle.formats;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A buffer of values, which grows: little-endian, and for Arrow padded to a multiple of eight bytes. */
final class BinaryData {

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);
    private static final byte[] PADDING = new byte[8];

    private byte[] bytes = new byte[64];
    private int length;

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    /** The bytes of a length with their padding. */
    static int padded(int length) {
        return (length + 7) & ~7;
    }

    int length() {
        return length;
    }

    void clear() {
        Arrays.fill(bytes, 0, length, (byte) 0);
        length = 0;
    }

    /** Where a value of so many bytes begins, in {@link #bytes} as it is then. */
    private int grow(int count) {
        int at = length;
        length += count;
        if (length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length, 2 * bytes.length));
        }
        return at;
    }

    void int1(int value) {
        int at = grow(1);
        bytes[at] = (byte) value;
    }

    void int2(int value) {
        int at = grow(Short.BYTES);
        SHORT.set(bytes, at, (short) value);
    }

    void int4(int value) {
        int at = grow(Integer.BYTES);
        INT.set(bytes, at, value);
    }

    /** Writes over four bytes. */
    void int4(int at, int value) {
        INT.set(bytes, at, value);
    }

    void int8(long value) {
        int at = grow(Long.BYTES);
        LONG.set(bytes, at, value);
    }

    void bytes(byte[] from, int start, int end) {
        int at = grow(end - start);
        System.arraycopy(from, start, bytes, at, end - start);
    }

    /** Adds a text: its length in four bytes, and then the text. */
    void text(byte[] from, int start, int end) {
        int at = grow(Integer.BYTES + end - start);
        INT.set(bytes, at, end - start);
        System.arraycopy(from, start, bytes, at + Integer.BYTES, end - start);
    }

    void appendTo(BinaryData other) {
        other.bytes(bytes, 0, length);
    }

    /** Becomes the content of another one, compressed by zstd: all at once, which takes less time than as a stream. */
    void compress(BinaryData plain) {
        int bound = (int) Zstd.compressBound(plain.length);
        bytes = bytes.length < bound ? new byte[bound] : bytes;
        // The levels below 1 take half of the time, and make up to twice as many bytes.
        try (ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(1)) {
            length = zstd.compressByteArray(bytes, 0, bytes.length, plain.bytes, 0, plain.length);
        }
    }

    /** Leaves a place for a value that is null. */
    void skip(int count) {
        grow(count);
    }

    /** Sets the bit of a number, from 0; the numbers ascend. */
    void bit(int number, boolean value) {
        if (number / Byte.SIZE >= length) {
            grow(number / Byte.SIZE + 1 - length);
        }
        if (value) {
            bytes[number / Byte.SIZE] |= (byte) (1 << number % Byte.SIZE);
        }
    }

    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    void write(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    void writePadded(OutputStream out) throws IOException {
        write(out);
        out.write(PADDING, 0, padded(length) - length);
    }
}
