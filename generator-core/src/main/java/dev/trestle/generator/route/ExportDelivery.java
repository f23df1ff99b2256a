package dev.trestle.generator.route;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** When and how an exported row gets into its target. */
public enum ExportDelivery {
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
    public static List<String> keys() {
        return Arrays.stream(values()).map(ExportDelivery::key).toList();
    }

    /** The delivery of this word, which the reader has found to be one of them. */
    public static ExportDelivery of(String written) {
        return valueOf(written.toUpperCase(Locale.ROOT));
    }
}
