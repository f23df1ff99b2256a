package dev.trestle.load;

import dev.trestle.runtime.place.BodyRow;
import java.util.Arrays;
import java.util.List;

/** Rows that are copied by one statement. */
final class Chunk implements Feed.Item {

    /** Less than a buffer of {@link CopyText}, by the last row. */
    private static final int MAX_BYTES = 240 * 1024;

    private final Chunks chunks;
    private final List<String> columns;
    private final boolean withDefaults;
    private final CopyText text;
    private final Origins rows;
    private int[] ends = new int[64];

    /**
     * Begins without rows.
     *
     * @param chunks of the load
     * @param columns quoted as SQL wants them
     * @param withDefaults whether {@link CopyText#DEFAULT} stands for a default
     * @param text of its rows, none yet
     * @param rows where they come from, none yet
     */
    Chunk(Chunks chunks, List<String> columns, boolean withDefaults, CopyText text, Origins rows) {
        this.chunks = chunks;
        this.columns = columns;
        this.withDefaults = withDefaults;
        this.text = text;
        this.rows = rows;
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
        return chunks.areFull(rows.size()) || text.length() >= MAX_BYTES;
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

    /** Ends its use. */
    void end() {
        chunks.back(text);
    }

    BodyRow row(int index) {
        return rows.get(index);
    }

    /** Where the bytes of a row begin; of the row after the last one, where the bytes end. */
    int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }
}
