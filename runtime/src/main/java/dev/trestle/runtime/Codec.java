package dev.trestle.runtime;

import java.nio.charset.StandardCharsets;
import java.sql.JDBCType;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the values of one PostgreSQL type: from and to PostgreSQL's text form, from a request, and to an answer.
 * There is one constant for each type that the runtime knows, and one instance of each codec that the routes file names; such
 * a codec has a public constructor without parameters. Many threads use a codec at a time.
 *
 * @param <T> the Java class of the values
 */
public interface Codec<T> {

    /**
     * Reads PostgreSQL's text form of the type, and by default the string of a request.
     *
     * @param text what the type's output function returned
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

    /**
     * Reads what the driver received.
     *
     * @param wire PostgreSQL's text form in UTF-8, or the bytes of a bytea
     * @return the value
     * @throws IllegalArgumentException as {@link #parse}
     */
    default T decode(byte[] wire) {
        return parse(new String(wire, StandardCharsets.UTF_8));
    }

    /**
     * Writes what the driver received to an answer: what {@link #write} makes of what {@link #decode} reads. Codecs of types
     * whose two forms are alike make no value in between.
     *
     * @param wire as for {@link #decode}; not changed
     * @param out takes one value
     * @throws IllegalArgumentException as {@link #parse}
     */
    default void copy(byte[] wire, JsonWriter out) {
        write(decode(wire), out);
    }

    /**
     * The type under which drivers take a value as it is; T is the Java class that JDBC has for it (JDBC 4.3, appendix B).
     *
     * @return {@link JDBCType#OTHER} where drivers take {@link #format PostgreSQL's text form}
     */
    default JDBCType jdbcType() {
        return JDBCType.OTHER;
    }
}
