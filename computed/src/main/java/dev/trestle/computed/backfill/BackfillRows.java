package dev.trestle.computed.backfill;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which rows a backfill computes. */
public enum BackfillRows {
    /** Those that are null. */
    MISSING,
    /** All of them. */
    ALL,
    /** Those whose value is of an older version of the function, or has no version. */
    OLDER_VERSION;

    /** Its name in SQL and JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The rows of this name; none if there are no such. */
    public static Optional<BackfillRows> of(String text) {
        return Arrays.stream(values()).filter(rows -> rows.text().equals(text)).findFirst();
    }
}
