package dev.trestle.formats;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record of CSV.
 *
 * @param line that it begins in, from 1
 * @param cells its fields; null for those that are empty without quotes
 */
record CsvRecord(int line, List<@Nullable String> cells) {

    /** Whether there is nothing, not even a separator or quotes: a record of one field, or no record. */
    boolean isEmptyLine() {
        return cells.size() == 1 && cells.getFirst() == null;
    }
}
