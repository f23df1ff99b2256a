package dev.trestle.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Reads and writes a type that the routes file maps to a Java class. A codec has a public constructor without
 * parameters, is made once, and is used by many threads at a time.
 *
 * @param <T> the Java class
 */
public interface TextCodec<T> {

    /**
     * Reads PostgreSQL's text form of the type, and by default the string of a request.
     *
     * @param text what the type's output function gave
     * @return the value
     * @throws IllegalArgumentException if it is no such text; a request then gets 422
     */
    T parse(String text);

    /**
     * Writes PostgreSQL's text form of the type, and by default the string of an answer.
     *
     * @param value the value
     * @return what the type's input function takes
     */
    String format(T value);

    /**
     * Reads the value from a request; a string, unless this is overridden.
     *
     * @param in stands at the value, which is not null
     * @return the value; null if it did not fit, which the reader has noted
     */
    default @Nullable T read(RequestReader in) {
        return in.parsed("of the format that its column takes", this::parse);
    }

    /**
     * Writes the value to an answer; a string, unless this is overridden.
     *
     * @param value the value
     * @param out takes one value
     */
    default void write(T value, JsonWriter out) {
        out.text(format(value));
    }
}
