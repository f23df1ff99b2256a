package dev.trestle.generator.route;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The HTTP methods that a route can answer (RFC 9110, section 9; RFC 5789 for PATCH). */
public enum HttpMethod {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE;

    /** The method as it stands in the routes file, such as {@code get}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether requests of this method carry their fields in a body; the others have them in the query string. */
    public boolean hasBody() {
        return this == POST || this == PUT || this == PATCH;
    }

    /** All of them, as they may stand in the routes file. */
    public static List<String> choices() {
        return Stream.concat(Arrays.stream(values()).map(HttpMethod::key), Arrays.stream(values()).map(Enum::name))
                .toList();
    }

    /** The method of this name in any case, which the reader has found to be one of them. */
    public static HttpMethod of(String written) {
        return valueOf(written.toUpperCase(Locale.ROOT));
    }
}
