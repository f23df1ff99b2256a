package dev.trestle.runtime;

import org.jspecify.annotations.Nullable;

/**
 * An optional input of a request: absent, null, or a value.
 *
 * <p>Absent means the column's default in an insert, and no change in an update. Null is different from absent, and
 * possible only if {@code T} is nullable.
 *
 * @param isPresent whether the request contains it
 * @param value the value; null if absent, or if the request has null
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
     * An input that the request does not contain.
     *
     * @param <T> the type of the value
     * @return an absent input
     */
    public static <T extends @Nullable Object> Input<T> absent() {
        return new Input<>(false, null);
    }

    /**
     * An input that the request contains.
     *
     * @param value the value, which may be null if {@code T} is nullable
     * @param <T> the type of the value
     * @return a present input
     */
    public static <T extends @Nullable Object> Input<T> of(T value) {
        return new Input<>(true, value);
    }
}
