package dev.trestle.runtime.codec;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.postgres.ArrayText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An array of one dimension. */
record ArrayCodec<T>(char delimiter, Codec<T> element) implements Codec<List<@Nullable T>> {

    @Override
    public List<@Nullable T> parse(String text) {
        return ArrayText.read(text, delimiter, element::parse);
    }

    @Override
    public String format(List<@Nullable T> value) {
        return ArrayText.write(value, delimiter, element::format);
    }

    /** Makes no list in between. */
    @Override
    public void copy(byte[] wire, JsonWriter out) {
        String text = new String(wire, StandardCharsets.UTF_8);
        out.items(() -> ArrayText.each(text, delimiter, item ->
                out.value(item == null ? null : element.parse(item), element)));
    }

    @Override
    public List<@Nullable T> read(RequestReader in) {
        return in.<@Nullable T>list(() -> in.orNull(element));
    }

    @Override
    public void write(List<@Nullable T> value, JsonWriter out) {
        out.<T>array(value, item -> element.write(item, out));
    }
}
