package dev.trestle.generator.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What an export does in its target. */
public enum ExportMethod {
    /** Adds a row. */
    INSERT,
    /** Changes exactly one row, which is there. */
    UPDATE,
    /** Changes the row of this primary key, or adds it. */
    MERGE;

    /** As it stands in the routes file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All of them as they stand in the routes file. */
    static List<String> keys() {
        return Arrays.stream(values()).map(ExportMethod::key).toList();
    }

    static ExportMethod of(String written) {
        return valueOf(written.toUpperCase(Locale.ROOT));
    }
}
