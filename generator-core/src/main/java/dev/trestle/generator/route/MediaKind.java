package dev.trestle.generator.route;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What kind of file a media column names: the values under {@code media}, and names of domains that say the same. */
public enum MediaKind {
    IMAGE,
    VIDEO,
    AUDIO,
    DOCUMENT;

    /** The kind as it stands in the routes file, such as {@code image}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of exactly this word. */
    public static Optional<MediaKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    /** All of them, as they stand in the routes file. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(MediaKind::key).toList();
    }
}
