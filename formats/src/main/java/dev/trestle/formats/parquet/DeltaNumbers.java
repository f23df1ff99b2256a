package dev.trestle.formats.parquet;

import java.nio.ByteBuffer;

/** Numbers as their differences (Parquet format, "Encodings", DELTA_BINARY_PACKED). */
final class DeltaNumbers {

    private static final int MAX_BLOCK = 1 << 20;

    private final ByteBuffer data;
    private final int perPart;
    private final byte[] widths;
    private final int count;
    private int taken;
    private long value;
    private long least;
    private int part;
    private int leftInPart;
    private long bit;

    /** Begins at the position of the data, which moves on with the values. */
    DeltaNumbers(ByteBuffer data) {
        this.data = data;
        int block = Bits.count(data);
        int parts = Bits.count(data);
        if (parts == 0 || block > MAX_BLOCK || block % parts != 0 || block / parts % Byte.SIZE != 0) {
            throw ParquetProblems.malformed("a block of " + block + " differences in " + parts + " parts");
        }
        this.perPart = block / parts;
        this.widths = new byte[parts];
        this.part = parts;
        this.count = Bits.count(data);
        this.value = Bits.zigzag(data);
    }

    long next() {
        if (taken == count) {
            throw ParquetProblems.malformed("fewer values than its pages say");
        }
        if (taken++ > 0) {
            if (leftInPart == 0) {
                begin();
            }
            leftInPart--;
            value += least + Bits.read(data, bit, widths[part]);
            bit += widths[part];
        }
        return value;
    }

    private void begin() {
        part++;
        if (part >= widths.length) {
            least = Bits.zigzag(data);
            data.get(widths);
            part = 0;
        }
        if (widths[part] < 0 || widths[part] > Long.SIZE) {
            throw ParquetProblems.malformed("a difference of " + widths[part] + " bits");
        }
        leftInPart = perPart;
        bit = (long) data.position() * Byte.SIZE;
        data.position(data.position() + perPart / Byte.SIZE * widths[part]);
    }

    /** The numbers that begin at the position, which moves to their end. */
    static DeltaNumbers before(ByteBuffer data, int most) {
        ByteBuffer from = data.duplicate();
        DeltaNumbers ahead = new DeltaNumbers(data);
        if (ahead.count > most) {
            throw ParquetProblems.malformed("more values than its pages say");
        }
        while (ahead.taken < ahead.count) {
            ahead.next();
        }
        return new DeltaNumbers(from);
    }
}
