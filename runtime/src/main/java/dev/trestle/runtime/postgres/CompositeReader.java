package dev.trestle.runtime.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the literal of a composite type, field by field in their order (PostgreSQL, chapter 8.16.6). */
public final class CompositeReader {

    private final String type;
    private final List<@Nullable String> fields;
    private int next;

    private CompositeReader(String type, List<@Nullable String> fields) {
        this.type = type;
        this.fields = fields;
    }

    /**
     * Splits a literal.
     *
     * @param type the type's name, for errors
     * @param literal such as {@code (1,"a b",)}
     * @param count how many fields the type had when the code was generated
     * @return a reader before the first field
     * @throws SchemaMismatch if the type has another number of fields now
     */
    public static CompositeReader of(String type, String literal, int count) {
        List<@Nullable String> fields = new ArrayList<>(count);
        int at = 1;
        boolean none = count == 0 && literal.equals("()");
        while (!none && at < literal.length()) {
            StringBuilder text = new StringBuilder();
            int end = fieldEnd(literal, at, text);
            fields.add(end == at ? null : text.toString());
            at = end + 1;
        }
        if (fields.size() != count) {
            throw new SchemaMismatch("The composite type " + type + " has " + fields.size()
                    + " fields, but the generated code has " + count);
        }
        return new CompositeReader(type, fields);
    }

    /** Copies a field; returns the place after it. */
    private static int fieldEnd(String literal, int start, StringBuilder text) {
        int at = start;
        while (literal.charAt(at) != ',' && literal.charAt(at) != ')') {
            char c = literal.charAt(at++);
            if (c == '"') {
                at = LiteralText.unquote(literal, at, text);
            } else {
                text.append(c == '\\' ? literal.charAt(at++) : c);
            }
        }
        return at;
    }

    /**
     * Reads the next field.
     *
     * @param decoder reads a value that is not null
     * @param <T> the type of the field
     * @return null for null
     */
    public <T> @Nullable T nextOrNull(Function<? super String, ? extends T> decoder) {
        String text = fields.get(next++);
        return text == null ? null : decoder.apply(text);
    }

    /**
     * Reads the next field, which is of a domain that is NOT NULL.
     *
     * @param decoder reads it
     * @param <T> the type of the field
     * @return the value
     * @throws SchemaMismatch if it is null after all
     */
    public <T> T next(Function<? super String, ? extends T> decoder) {
        T value = this.<T>nextOrNull(decoder);
        if (value == null) {
            throw new SchemaMismatch("A field of a value of the composite type " + type
                    + " is null, but NOT NULL in the generated code");
        }
        return value;
    }
}
