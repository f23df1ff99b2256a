package dev.trestle.runtime.place;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a row of a request was read from.
 *
 * @param number of the row, from 0
 * @param line of the body that it begins in, from 1; 0 if the format has none
 * @param json its text in UTF-8, not changed afterwards; empty for a row of cells, and for one that comes from Java
 * @param names of its cells; empty for a row of JSON
 * @param cells as many; null for null
 */
public record BodyRow(int number, int line, byte[] json, List<String> names, List<@Nullable String> cells) {

    private static final byte[] NO_JSON = {};

    /** A row of JSON. */
    public static BodyRow of(int number, int line, byte[] json) {
        return new BodyRow(number, line, json, List.of(), List.of());
    }

    /** A row of texts, such as a record of CSV. */
    public static BodyRow of(int number, int line, List<String> names, List<@Nullable String> cells) {
        return new BodyRow(number, line, NO_JSON, names, cells);
    }

    /** A row that comes from Java, or whose text is not needed. */
    public static BodyRow at(int number, int line) {
        return of(number, line, NO_JSON);
    }
}
