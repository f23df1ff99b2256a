package dev.trestle.load;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Makes the chunks of a load. Their buffers are used again and again: new ones would soon fill a small heap. For two threads. */
final class Chunks {

    private final int maxRows;
    private final boolean withTexts;
    private final Queue<CopyText> spare = new ConcurrentLinkedQueue<>();

    /**
     * Begins without chunks.
     *
     * @param maxRows from which on a chunk is full
     * @param withTexts whether they have the original texts of their rows
     */
    Chunks(int maxRows, boolean withTexts) {
        this.maxRows = maxRows;
        this.withTexts = withTexts;
    }

    /**
     * Makes one without rows.
     *
     * @param columns quoted as SQL wants them
     * @param withDefaults whether {@link CopyText#DEFAULT} stands for a default
     */
    Chunk chunk(List<String> columns, boolean withDefaults) {
        CopyText text = spare.poll();
        return new Chunk(this, columns, withDefaults, text == null ? new CopyText() : text, new Origins(withTexts));
    }

    boolean areFull(int rows) {
        return rows >= maxRows;
    }

    /** Takes the buffer of a chunk that has ended. */
    void back(CopyText text) {
        if (text.clear()) {
            spare.add(text);
        }
    }
}
