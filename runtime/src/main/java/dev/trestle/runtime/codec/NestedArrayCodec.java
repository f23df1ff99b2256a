package dev.trestle.runtime.codec;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.postgres.ArrayText;
import java.util.List;

/** The outermost dimension of an array that has several. */
record NestedArrayCodec<T>(char delimiter, Codec<T> row) implements Codec<List<T>> {

    @Override
    public List<T> parse(String text) {
        return ArrayText.readRows(text, row::parse);
    }

    @Override
    public String format(List<T> value) {
        return ArrayText.writeRows(value, delimiter, row::format);
    }

    @Override
    public List<T> read(RequestReader in) {
        return in.list(() -> row.read(in));
    }

    @Override
    public void write(List<T> value, JsonWriter out) {
        out.<T>array(value, item -> row.write(item, out));
    }
}
