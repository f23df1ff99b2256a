package dev.trestle.runtime.codec;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.postgres.RangeText;
import dev.trestle.runtime.types.Range;
import org.jspecify.annotations.Nullable;

/** A range: an object of {@code lower}, {@code upper}, {@code bounds} and {@code empty}, all optional in a request. */
record RangeCodec<T>(Codec<T> bound) implements Codec<Range<T>> {

    @Override
    public Range<T> parse(String text) {
        return RangeText.read(text, bound::parse);
    }

    @Override
    public String format(Range<T> value) {
        return RangeText.write(value, bound::format);
    }

    @Override
    public @Nullable Range<T> read(RequestReader in) {
        return in.<Range<T>>object(this::fields);
    }

    private Range<T> fields(RequestReader in) {
        T lower = null;
        T upper = null;
        String bounds = "[)";
        boolean empty = false;
        while (in.next()) {
            switch (in.name()) {
                case "lower" -> lower = in.orNull(bound);
                case "upper" -> upper = in.orNull(bound);
                case "bounds" -> bounds = bounds(in);
                case "empty" -> empty = in.bool();
                default -> in.unknown();
            }
        }
        in.end();
        if (empty && (lower != null || upper != null)) {
            in.error(ErrorCode.INVALID_FORMAT, "is empty and has bounds");
        }
        return empty ? Range.emptyRange() : Range.of(lower, upper, bounds);
    }

    private static String bounds(RequestReader in) {
        String bounds = in.text();
        return switch (bounds) {
            case "[)", "[]", "()", "(]" -> bounds;
            default -> {
                in.error(ErrorCode.INVALID_FORMAT, "has to be one of [), [], () and (]");
                yield "[)";
            }
        };
    }

    @Override
    public void write(Range<T> value, JsonWriter out) {
        out.startObject();
        if (value.empty()) {
            out.name("empty").bool(true);
        } else {
            out.name("lower").value(value.lower(), bound);
            out.name("upper").value(value.upper(), bound);
            out.name("bounds").text(value.bounds());
        }
        out.endObject();
    }
}
