package dev.trestle.runtime.postgres;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the literal of a composite type, field by field in their order (PostgreSQL, chapter 8.16.6). */
public final class CompositeWriter {

    private final StringBuilder literal = new StringBuilder();

    /**
     * Adds the next field.
     *
     * @param value may be null
     * @param encoder writes a value that is not null
     * @param <T> the type of the field
     * @return this
     */
    public <T> CompositeWriter add(@Nullable T value, Function<? super T, String> encoder) {
        literal.append(literal.isEmpty() ? '(' : ',');
        if (value != null) {
            LiteralText.quote(encoder.apply(value), literal);
        }
        return this;
    }

    /**
     * Ends it.
     *
     * @return such as {@code ("1","a b",)}
     */
    public String end() {
        return (literal.isEmpty() ? "(" : literal) + ")";
    }
}
