package dev.trestle.generator.route;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What becomes of the rows that a table has when others are loaded into it. */
public enum LoadMode {
    /** They stay. */
    APPEND,
    /** They are deleted. */
    REPLACE,
    /** Those with the key of a loaded row are updated. */
    MERGE;

    /** The mode as it stands in the routes file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All values as they stand in the routes file. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(LoadMode::key).toList();
    }

    /** The mode of this word, which is one of them. */
    public static LoadMode of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
