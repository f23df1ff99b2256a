package dev.trestle.load;

import dev.trestle.runtime.place.BodyRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows that are copied by one statement. */
final class Chunk implements Feed.Item {

    private static final int MAX_BYTES = 256 * 1024;

    private final List<String> columns;
    private final boolean withDefaults;
    private final int maxRows;
    private final CopyText text = new CopyText();
    private final List<BodyRow> rows = new ArrayList<>();
    private int[] ends = new int[64];

    /**
     * Begins without rows.
     *
     * @param columns quoted as SQL wants them
     * @param withDefaults whether {@link CopyText#DEFAULT} stands for a default
     * @param maxRows from which on it is full
     */
    Chunk(List<String> columns, boolean withDefaults, int maxRows) {
        this.columns = columns;
        this.withDefaults = withDefaults;
        this.maxRows = maxRows;
    }

    /** Takes a row whose values were added to the text. */
    void add(BodyRow row) {
        text.endRow();
        if (rows.size() == ends.length) {
            ends = Arrays.copyOf(ends, 2 * ends.length);
        }
        ends[rows.size()] = text.length();
        rows.add(row);
    }

    boolean isFull() {
        return rows.size() >= maxRows || text.length() >= MAX_BYTES;
    }

    /** The statement that copies rows into a table. */
    String sql(String table) {
        return "COPY " + table + " (" + String.join(", ", columns) + ") FROM STDIN"
                + (withDefaults ? " WITH (DEFAULT '" + CopyText.DEFAULT + "')" : "");
    }

    List<String> columns() {
        return columns;
    }

    CopyText text() {
        return text;
    }

    int size() {
        return rows.size();
    }

    BodyRow row(int index) {
        return rows.get(index);
    }

    /** Where the bytes of a row begin; of the row after the last one, where the bytes end. */
    int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }
}
