package dev.trestle.runtime.postgres;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The extension hstore's values, as literals (PostgreSQL, appendix F.17). */
public final class HstoreText {

    private static final String ARROW = "=>";

    private HstoreText() {}

    /** The output function quotes all but NULL: {@code "a"=>"1", "b"=>NULL}. */
    public static Map<String, @Nullable String> read(String literal) {
        Map<String, @Nullable String> entries = new LinkedHashMap<>();
        int at = 0;
        while (at < literal.length()) {
            StringBuilder key = new StringBuilder();
            at = LiteralText.unquote(literal, at + 1, key) + ARROW.length();
            if (literal.charAt(at) == '"') {
                StringBuilder value = new StringBuilder();
                at = LiteralText.unquote(literal, at + 1, value);
                entries.put(key.toString(), value.toString());
            } else {
                at += "NULL".length();
                entries.put(key.toString(), null);
            }
            at += ", ".length();
        }
        return Collections.unmodifiableMap(entries);
    }

    public static String write(Map<String, ? extends @Nullable String> entries) {
        StringBuilder literal = new StringBuilder();
        entries.forEach((key, value) -> {
            if (!literal.isEmpty()) {
                literal.append(',');
            }
            LiteralText.quote(key, literal);
            literal.append(ARROW);
            if (value == null) {
                literal.append("NULL");
            } else {
                LiteralText.quote(value, literal);
            }
        });
        return literal.toString();
    }
}
