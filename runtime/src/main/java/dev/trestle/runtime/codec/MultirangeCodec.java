package dev.trestle.runtime.codec;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.postgres.RangeText;
import dev.trestle.runtime.types.Range;
import java.util.List;

/** A multirange: its ranges. */
record MultirangeCodec<T>(Codec<T> bound) implements Codec<List<Range<T>>> {

    @Override
    public List<Range<T>> parse(String text) {
        return RangeText.readMultirange(text, bound::parse);
    }

    @Override
    public String format(List<Range<T>> value) {
        return RangeText.writeMultirange(value, bound::format);
    }

    @Override
    public List<Range<T>> read(RequestReader in) {
        return in.list(() -> new RangeCodec<>(bound).read(in));
    }

    @Override
    public void write(List<Range<T>> value, JsonWriter out) {
        out.array(value, range -> new RangeCodec<>(bound).write(range, out));
    }
}
