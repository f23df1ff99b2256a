package dev.trestle.runtime.codec;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A composite type, by the methods of its record. */
record CompositeCodec<T>(
        Function<String, T> parser, Function<T, String> formatter, Function<RequestReader, T> reader,
        BiConsumer<T, JsonWriter> writer) implements Codec<T> {

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
        return in.object(reader);
    }

    @Override
    public void write(T value, JsonWriter out) {
        writer.accept(value, out);
    }
}
