package dev.trestle.formats.parquet;

import java.nio.ByteBuffer;

/** The values that pages of a column have the indexes of. */
final class Dictionary {

    private final ByteBuffer data;
    private final int width;
    private final int count;
    private final int[] starts;

    /** {@code width} is -1 for values that have lengths. */
    Dictionary(ByteBuffer data, int width, int count) {
        if (width == 0 || count < 0 || count > data.remaining() / (width < 0 ? Integer.BYTES : width)) {
            throw ParquetProblems.malformed("a dictionary of " + count + " values");
        }
        this.data = data;
        this.width = width;
        this.count = count;
        this.starts = new int[width < 0 ? count : 0];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = data.position();
            Bits.part(data);
        }
    }

    ByteBuffer value(int index) {
        if (index < 0 || index >= count) {
            throw ParquetProblems.malformed("an index beyond its dictionary");
        }
        return width > 0 ? data.slice(index * width, width).order(data.order())
                : data.slice(starts[index] + Integer.BYTES, data.getInt(starts[index])).order(data.order());
    }
}
