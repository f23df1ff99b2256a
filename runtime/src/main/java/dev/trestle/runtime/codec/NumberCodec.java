package dev.trestle.runtime.codec;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;
import java.sql.JDBCType;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Types that are a primitive number in Java.
 *
 * @param parser reads PostgreSQL's text form
 * @param reader reads the number of a request
 * @param writer writes the number of an answer
 * @param sameDigits whether PostgreSQL and JSON have the same digits; of floating-point numbers, Java writes others
 * @param jdbcType as {@link Codec#jdbcType}
 */
record NumberCodec<T extends Number>(
        Function<String, T> parser, Function<RequestReader, T> reader, BiConsumer<T, JsonWriter> writer, boolean sameDigits,
        JDBCType jdbcType) implements Codec<T> {

    /** Integers. */
    static <T extends Number> Codec<T> whole(Function<String, T> parser, Function<RequestReader, T> reader, JDBCType jdbcType) {
        return new NumberCodec<>(parser, reader, (value, out) -> out.int8(value.longValue()), true, jdbcType);
    }

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

    @Override
    public void copy(byte[] wire, JsonWriter out) {
        if (sameDigits) {
            out.raw(wire);
        } else {
            Codec.super.copy(wire, out);
        }
    }
}
