package dev.trestle.runtime.codec;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;
import java.sql.JDBCType;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Types that are a primitive number in Java.
 *
 * @param parser reads PostgreSQL's text form
 * @param reader reads the number of a request
 * @param writer writes the number of an answer
 * @param sameText whether PostgreSQL's text is what the writer would write
 * @param jdbcType as {@link Codec#jdbcType}
 */
record NumberCodec<T extends Number>(
        Function<String, T> parser, Function<RequestReader, T> reader, BiConsumer<T, JsonWriter> writer, Predicate<byte[]> sameText,
        JDBCType jdbcType) implements Codec<T> {

    /** Of a number that Java writes without an exponent. */
    private static final int WHOLE_DIGITS = 7;

    /** Integers. */
    static <T extends Number> Codec<T> whole(Function<String, T> parser, Function<RequestReader, T> reader, JDBCType jdbcType) {
        return new NumberCodec<>(parser, reader, (value, out) -> out.int8(value.longValue()), wire -> true, jdbcType);
    }

    /** Floating-point numbers. */
    static <T extends Number> Codec<T> floating(
            Function<String, T> parser, Function<RequestReader, T> reader, BiConsumer<T, JsonWriter> writer, JDBCType jdbcType) {
        return new NumberCodec<>(parser, reader, writer, NumberCodec::isFraction, jdbcType);
    }

    /**
     * Whether it has a fraction, no exponent, and is from 0.1 to 9999999, which Java writes without one. Both write the fewest
     * digits that tell the number from others then ("Floating-Point Types" of PostgreSQL, {@link Double#toString}).
     */
    private static boolean isFraction(byte[] wire) {
        int start = wire[0] == '-' ? 1 : 0;
        int point = afterDigits(wire, start);
        return point > start && point - start <= WHOLE_DIGITS && point + 1 < wire.length && wire[point] == '.'
                && afterDigits(wire, point + 1) == wire.length && (wire[start] != '0' || wire[point + 1] != '0');
    }

    private static int afterDigits(byte[] wire, int from) {
        int at = from;
        while (at < wire.length && wire[at] >= '0' && wire[at] <= '9') {
            at++;
        }
        return at;
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
        if (sameText.test(wire)) {
            out.raw(wire);
        } else {
            Codec.super.copy(wire, out);
        }
    }
}
