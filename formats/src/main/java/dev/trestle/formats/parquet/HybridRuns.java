package dev.trestle.formats.parquet;

import java.nio.ByteBuffer;

/** Numbers in runs of the same one, or packed (Parquet format, "Encodings", RLE). */
final class HybridRuns {

    private final ByteBuffer data;
    private final int width;
    private long left;
    private boolean packed;
    private int value;
    private long bit;

    HybridRuns(ByteBuffer data, int width) {
        if (width < 0 || width > Integer.SIZE) {
            throw ParquetProblems.malformed("numbers of " + width + " bits");
        }
        this.data = data;
        this.width = width;
    }

    int next() {
        if (width == 0) {
            return 0;
        }
        while (left == 0) {
            begin();
        }
        left--;
        if (packed) {
            value = (int) Bits.read(data, bit, width);
            bit += width;
        }
        return value;
    }

    private void begin() {
        long header = Bits.varint(data);
        packed = (header & 1) != 0;
        left = header >>> 1;
        if (packed) {
            // The last of the bytes may be left out.
            int bytes = (int) Math.min(data.remaining(), Math.multiplyExact(left, (long) width));
            bit = (long) data.position() * Byte.SIZE;
            data.position(data.position() + bytes);
            left = Math.multiplyExact(left, Byte.SIZE);
        } else {
            int bytes = (width + 7) / 8;
            value = (int) Bits.read(data, (long) data.position() * Byte.SIZE, bytes * Byte.SIZE);
            data.position(data.position() + bytes);
        }
    }
}
