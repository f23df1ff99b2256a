package dev.trestle.formats.arrow;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a dictionary, in memory until another dictionary with its number comes. */
final class Dictionary {

    private final List<@Nullable Object> values = new ArrayList<>();
    private long bytes;

    /** Adds values; 413 if there are too many of them. */
    void add(Values more, int count, Expansion expansion) {
        for (int i = 0; i < count; i++) {
            Object value = more.cell(i);
            long length = Long.BYTES + (Expansion.bytes(value));
            expansion.add(length);
            bytes += length;
            values.add(value);
        }
    }

    /** What it has added. */
    long bytes() {
        return bytes;
    }

    @Nullable Object value(long index) {
        if (index < 0 || index >= values.size()) {
            throw ArrowProblems.malformed("the index " + index + " of a dictionary of " + values.size() + " values");
        }
        return values.get((int) index);
    }
}
