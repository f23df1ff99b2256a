package dev.trestle.files;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value of a header field that has parameters: {@code form-data; name="poster"} (RFC 9110 section 5.6.6).
 *
 * @param value what stands before the parameters, in lower case
 * @param parameters by their names in lower case
 */
record HeaderValue(String value, Map<String, String> parameters) {

    /** Reads it; empty if it is malformed or has a parameter twice. */
    static Optional<HeaderValue> parse(String text) {
        int end = text.indexOf(';') < 0 ? text.length() : text.indexOf(';');
        Map<String, String> parameters = new HashMap<>();
        Scanner scanner = new Scanner(text, end);
        while (scanner.hasMore()) {
            String name = scanner.name();
            String value = name == null ? null : scanner.value();
            if (value == null || parameters.put(name, value) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new HeaderValue(text.substring(0, end).strip().toLowerCase(Locale.ROOT), parameters));
    }

    /** Goes through the parameters. */
    private static final class Scanner {

        private final String text;
        private int at;

        Scanner(String text, int at) {
            this.text = text;
            this.at = at;
        }

        /** Skips spaces and a semicolon; a semicolon at the end is ignored. */
        boolean hasMore() {
            while (at < text.length() && " \t;".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            return at < text.length();
        }

        @Nullable String name() {
            int equals = text.indexOf('=', at);
            if (equals <= at) {
                return null;
            }
            String name = text.substring(at, equals).strip().toLowerCase(Locale.ROOT);
            at = equals + 1;
            return name;
        }

        @Nullable String value() {
            if (at < text.length() && text.charAt(at) == '"') {
                return quoted();
            }
            int end = at;
            while (end < text.length() && " \t;".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            String value = text.substring(at, end);
            at = end;
            return value;
        }

        /** A backslash escapes a quote and itself; elsewhere it is one, as old browsers send whole paths of Windows. */
        private @Nullable String quoted() {
            StringBuilder value = new StringBuilder();
            for (int i = at + 1; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"') {
                    at = i + 1;
                    return at == text.length() || " \t;".indexOf(text.charAt(at)) >= 0 ? value.toString() : null;
                }
                if (c == '\\' && i + 1 < text.length() && "\"\\".indexOf(text.charAt(i + 1)) >= 0) {
                    c = text.charAt(++i);
                }
                value.append(c);
            }
            return null;
        }
    }
}
