package dev.trestle.generator.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a route does: the values of {@code type}. */
public enum RouteType {
    INSERT("an insert route"),
    UPDATE("an update route"),
    DELETE("a delete route"),
    QUERY("a query route");

    private final String noun;

    RouteType(String noun) {
        this.noun = noun;
    }

    /** The value as it stands in the routes file, such as {@code insert}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Such a route, within a sentence, such as {@code "an insert route"}. */
    String noun() {
        return noun;
    }

    /** The same at the beginning of a sentence. */
    String words() {
        return "A" + noun.substring(1);
    }

    /** All values as they stand in the routes file. */
    static List<String> keys() {
        return Arrays.stream(values()).map(RouteType::key).toList();
    }

    /** The type of exactly this value. */
    static Optional<RouteType> of(String key) {
        return Arrays.stream(values()).filter(type -> type.key().equals(key)).findFirst();
    }
}
