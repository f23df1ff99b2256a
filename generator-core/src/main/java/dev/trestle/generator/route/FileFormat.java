package dev.trestle.generator.route;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The format of the files of a dataset. */
public enum FileFormat {
    PARQUET,
    CSV,
    NDJSON;

    /** All of them, as they stand in the routes file. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(format -> format.name().toLowerCase(Locale.ROOT)).toList();
    }

    /** The format of this word. */
    public static FileFormat of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
