package dev.trestle.runtime.codec;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;
import java.sql.JDBCType;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Floating-point numbers; PostgreSQL writes other digits than Java, so that none is copied. */
record FloatCodec<T extends Number>(
        Function<String, T> parser, Function<RequestReader, T> reader, BiConsumer<T, JsonWriter> writer, JDBCType jdbcType)
        implements Codec<T> {

    @Override
    public T parse(String text) {
        return parser.apply(text);
    }

    @Override
    public String format(T value) {
        return value.toString();
    }

    @Override
    public T read(RequestReader in) {
        return reader.apply(in);
    }

    @Override
    public void write(T value, JsonWriter out) {
        writer.accept(value, out);
    }
}
