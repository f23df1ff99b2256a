package dev.trestle.formats.parquet;

import java.nio.ByteBuffer;

/** Numbers of the encodings that pack bits, the lowest first, and numbers of varying length. */
final class Bits {

    private Bits() {}

    /** A number of 64 bits at most, the first of which has a position from that of the buffer's start. */
    static long read(ByteBuffer data, long bit, int width) {
        long value = 0;
        for (int got = 0; got < width;) {
            long at = bit + got;
            int shift = (int) (at & 7);
            int taken = Math.min(Byte.SIZE - shift, width - got);
            value |= (long) (data.get(Math.toIntExact(at >> 3)) >> shift & (1 << taken) - 1) << got;
            got += taken;
        }
        return value;
    }

    static int width(int greatest) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(greatest);
    }

    static long varint(ByteBuffer data) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = data.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw ParquetProblems.malformed("a number without an end");
    }

    static long zigzag(ByteBuffer data) {
        long value = varint(data);
        return value >>> 1 ^ -(value & 1);
    }

    /** One that is not negative. */
    static int count(ByteBuffer data) {
        long value = varint(data);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw ParquetProblems.malformed("the count " + Long.toUnsignedString(value));
        }
        return (int) value;
    }

    /** A part with its length before it. */
    static ByteBuffer part(ByteBuffer data) {
        return part(data, data.getInt());
    }

    /** The next bytes. */
    static ByteBuffer part(ByteBuffer data, int length) {
        ByteBuffer part = data.slice(data.position(), length).order(data.order());
        data.position(data.position() + length);
        return part;
    }
}
