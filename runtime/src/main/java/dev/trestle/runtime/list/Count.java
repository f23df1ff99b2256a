package dev.trestle.runtime.list;

import java.util.Locale;

/** How the rows of a whole list are counted, for requests that ask for it. */
public enum Count {
    /** By reading all rows that the filters allow. */
    EXACT,
    /** By what PostgreSQL's planner expects, from its statistics; no row is read. */
    ESTIMATED;

    /**
     * Reads the parameter of a request.
     *
     * @param text {@code exact} or {@code estimated}
     * @return the constant
     * @throws IllegalArgumentException for any other text
     */
    public static Count of(String text) {
        if (!text.equals(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("in lower case");
        }
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
