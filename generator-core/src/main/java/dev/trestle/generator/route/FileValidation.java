package dev.trestle.generator.route;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How exactly a file has to fit its dataset. */
public enum FileValidation {
    OFF,
    SHAPE_ONLY,
    STRICT;

    /** All of them, as they stand in the routes file. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(validation -> validation.name().toLowerCase(Locale.ROOT)).toList();
    }

    /** The validation of this word. */
    public static FileValidation of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
