package dev.trestle.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A value that a request may leave out: absent, null, or a value.
 *
 * <p>Absent means the column's default in an insert, and unchanged in an update. Null is a value of its own and occurs
 * only where {@code T} is nullable.
 *
 * @param isPresent whether the request had it
 * @param value the value; null when absent, or when the request said null
 * @param <T> the type of the value
 */
public record Input<T extends @Nullable Object>(boolean isPresent, @Nullable T value) {

    /**
     * Checks that an absent input has no value.
     *
     * @throws IllegalArgumentException if it has one
     */
    public Input {
        if (!isPresent && value != null) {
            throw new IllegalArgumentException("An absent input must not have a value");
        }
    }

    /**
     * The request left it out.
     *
     * @param <T> the type of the value
     * @return an absent input
     */
    public static <T extends @Nullable Object> Input<T> absent() {
        return new Input<>(false, null);
    }

    /**
     * The request had it.
     *
     * @param value the value, which may be null where {@code T} is nullable
     * @param <T> the type of the value
     * @return a present input
     */
    public static <T extends @Nullable Object> Input<T> of(T value) {
        return new Input<>(true, value);
    }
}
