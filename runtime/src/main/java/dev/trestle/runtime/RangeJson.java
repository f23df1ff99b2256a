package dev.trestle.runtime;

import dev.trestle.runtime.types.Range;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Ranges as JSON objects. */
final class RangeJson {

    private RangeJson() {}

    static <T> Range<T> read(RequestReader in, Supplier<? extends T> bound) {
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

    static <T> void write(Range<T> range, JsonWriter out, Consumer<? super T> bound) {
        out.startObject();
        if (range.empty()) {
            out.name("empty").bool(true);
        } else {
            write(range.lower(), out.name("lower"), bound);
            write(range.upper(), out.name("upper"), bound);
            out.name("bounds").text(range.bounds());
        }
        out.endObject();
    }

    private static <T> void write(@Nullable T value, JsonWriter out, Consumer<? super T> bound) {
        if (value == null) {
            out.text(null);
        } else {
            bound.accept(value);
        }
    }
}
