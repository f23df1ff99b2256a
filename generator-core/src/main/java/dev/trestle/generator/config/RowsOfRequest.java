package dev.trestle.generator.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How many rows one request of an insert route has. */
public enum RowsOfRequest {
    ONE,
    MANY;

    /** All values as they stand in the routes file. */
    static List<String> keys() {
        return Arrays.stream(values()).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
    }

    /** The value of this word, which the reader has found to be one of them. */
    static RowsOfRequest of(Located<String> written) {
        return valueOf(written.value().toUpperCase(Locale.ROOT));
    }
}
