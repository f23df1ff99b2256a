package dev.trestle.runtime.body;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The media type of a body (RFC 9110, section 8.3).
 *
 * @param mediaType in lower case, without parameters, such as {@code text/csv}; empty for none
 * @param parameters the values by the names, both in lower case, without quotes
 */
public record ContentType(String mediaType, Map<String, String> parameters) {

    private static final String JSON = "application/json";

    /**
     * Reads the value of the header {@code Content-Type}.
     *
     * @param header the value; empty if the header is missing
     * @return its media type
     */
    public static ContentType of(String header) {
        if (header.equals(JSON)) {
            return new ContentType(JSON, Map.of());
        }
        String[] parts = header.toLowerCase(Locale.ROOT).split(";", -1);
        Map<String, String> parameters = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.merge(parameter.substring(0, equals), unquoted(parameter.substring(equals + 1)), (one, two) -> one + ',' + two);
            }
        }
        return new ContentType(parts[0].strip(), parameters);
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"") ? value.substring(1, value.length() - 1) : value;
    }

    /**
     * Whether the text is in UTF-8.
     *
     * @return true without a parameter {@code charset}, too
     */
    public boolean isUtf8() {
        return parameters.getOrDefault("charset", "utf-8").matches("utf-?8");
    }

    /**
     * Whether the text is JSON: {@code application/json}, or another type in the syntax of JSON (RFC 6839, section 3.1).
     *
     * @return whatever its charset is
     */
    public boolean isJson() {
        return mediaType.equals(JSON) || mediaType.startsWith("application/") && mediaType.endsWith("+json");
    }
}
