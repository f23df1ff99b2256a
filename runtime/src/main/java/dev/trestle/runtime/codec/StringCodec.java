package dev.trestle.runtime.codec;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;
import java.sql.JDBCType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Types whose JSON is a string of a format of its own.
 *
 * @param type class of the values
 * @param what the format, in words
 * @param parser reads PostgreSQL's text form
 * @param formatter writes it
 * @param reader reads the string of a request
 * @param writer writes the string of an answer
 * @param form how the two differ
 * @param jdbcType as {@link Codec#jdbcType}
 */
record StringCodec<T>(
        Class<T> type, String what, Function<String, T> parser, Function<T, String> formatter, Function<String, T> reader,
        Function<T, String> writer, StringForm form, JDBCType jdbcType) implements Codec<T> {

    @Override
    public T parse(String text) {
        return parser.apply(text);
    }

    @Override
    public String format(T value) {
        return formatter.apply(value);
    }

    @Override
    public @Nullable T read(RequestReader in) {
        return in.parsed(type, what, reader);
    }

    @Override
    public void write(T value, JsonWriter out) {
        out.text(writer.apply(value));
    }

    @Override
    public void copy(byte[] wire, JsonWriter out) {
        if (!form.copy(wire, out)) {
            Codec.super.copy(wire, out);
        }
    }
}
