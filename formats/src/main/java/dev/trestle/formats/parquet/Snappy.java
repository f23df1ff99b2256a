package dev.trestle.formats.parquet;

import java.nio.ByteBuffer;

/** Decompresses blocks of Snappy (the format description of Snappy, version of 2011-10-05). */
final class Snappy {

    private final ByteBuffer in;
    private final byte[] out;
    private int at;

    private Snappy(ByteBuffer in, byte[] out) {
        this.in = in;
        this.out = out;
    }

    /** Fills {@code out}. */
    static void decompress(ByteBuffer in, byte[] out) {
        if (Bits.varint(in) != out.length) {
            throw ParquetProblems.malformed("a page of another length than its header says");
        }
        new Snappy(in, out).run();
    }

    private void run() {
        while (in.hasRemaining()) {
            int tag = in.get() & 0xFF;
            int rest = tag >> 2;
            switch (tag & 3) {
                case 0 -> literal(rest < 60 ? rest + 1 : Math.toIntExact(number(rest - 59) + 1));
                case 1 -> copy((tag >> 5) << 8 | in.get() & 0xFF, (rest & 7) + 4);
                case 2 -> copy(number(Short.BYTES), rest + 1);
                default -> copy(number(Integer.BYTES), rest + 1);
            }
        }
        if (at < out.length) {
            throw ParquetProblems.malformed("a page that ends too early");
        }
    }

    private long number(int bytes) {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (in.get() & 0xFFL) << Byte.SIZE * i;
        }
        return number;
    }

    private void literal(int length) {
        in.get(out, at, length);
        at += length;
    }

    /** The bytes before may be those that are written meanwhile. */
    private void copy(long back, int length) {
        if (back == 0 || back > at || length > out.length - at) {
            throw ParquetProblems.malformed("a reference beyond its page");
        }
        for (int i = 0; i < length; i++, at++) {
            out[at] = out[at - (int) back];
        }
    }
}
