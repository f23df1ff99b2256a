package dev.trestle.runtime.codec;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;
import java.sql.JDBCType;
import java.util.function.Function;

/** Integers: the same digits everywhere. */
record NumberCodec<T extends Number>(
        Function<String, T> parser, Function<RequestReader, T> reader, JDBCType jdbcType) implements Codec<T> {

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
        out.int8(value.longValue());
    }

    @Override
    public void copy(byte[] wire, JsonWriter out) {
        out.raw(wire);
    }
}
