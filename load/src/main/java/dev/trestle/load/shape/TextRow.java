package dev.trestle.load.shape;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A row of a body: the texts of its values, which PostgreSQL reads. */
public final class TextRow {

    private final @Nullable String[] texts;
    private final BitSet present = new BitSet();

    TextRow(int fields) {
        this.texts = new @Nullable String[fields];
    }

    void set(int field, @Nullable String text) {
        texts[field] = text;
        present.set(field);
    }

    /**
     * Whether the row has a field.
     *
     * @param field its number, from 0, in the order of the shape
     * @return false if it is left out
     */
    public boolean has(int field) {
        return present.get(field);
    }

    /**
     * The value of a field.
     *
     * @param field its number, from 0, in the order of the shape
     * @return in PostgreSQL's text form, unless it is no value of the column; null for null, and if the field is left out
     */
    public @Nullable String text(int field) {
        return texts[field];
    }
}
