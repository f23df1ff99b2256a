package dev.trestle.formats.cells;

import dev.trestle.runtime.cells.CellText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/** Texts of cells as JSON. */
public final class JsonString {

    private JsonString() {}

    static String of(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }

    /**
     * A cell as an item of an array of JSON. Numbers, booleans and arrays are JSON as they are.
     *
     * @param cell as {@link CellText} has it; null for null
     * @param sample of its type, as in {@link CellType}
     * @return JSON
     */
    public static String item(@Nullable Object cell, String sample) {
        String text = cell == null ? null : CellText.of(cell);
        boolean quoted = text != null && (sample.isEmpty() || sample.startsWith("\"")
                || text.endsWith("NaN") || text.endsWith("Infinity"));
        return text == null ? "null" : quoted ? of(text) : text;
    }
}
