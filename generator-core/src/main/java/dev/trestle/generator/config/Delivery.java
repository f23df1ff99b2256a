package dev.trestle.generator.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** When and how an exported row gets into its target. */
public enum Delivery {
    /** An entry is kept in the transaction of the row, and delivered until it arrives. */
    OUTBOX,
    /** The target is the same database: both rows are there, or neither. */
    SAME_TRANSACTION,
    /** After the commit, before the answer; when it fails, so does the request, and the row stays. */
    INLINE;

    /** As it stands in the routes file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All of them as they stand in the routes file. */
    static List<String> keys() {
        return Arrays.stream(values()).map(Delivery::key).toList();
    }

    static Delivery of(String written) {
        return valueOf(written.toUpperCase(Locale.ROOT));
    }
}
