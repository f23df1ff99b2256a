package dev.trestle.runtime.postgres;

import dev.trestle.runtime.types.Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ranges and multiranges, as literals (PostgreSQL, chapter 8.17.5). */
public final class RangeText {

    private RangeText() {}

    public static <T> Range<T> read(String literal, Function<? super String, ? extends T> bound) {
        if (literal.equals("empty")) {
            return Range.emptyRange();
        }
        StringBuilder text = new StringBuilder();
        int comma = boundEnd(literal, 1, text);
        T lower = comma == 1 ? null : bound.apply(text.toString());
        text.setLength(0);
        int end = boundEnd(literal, comma + 1, text);
        T upper = end == comma + 1 ? null : bound.apply(text.toString());
        return new Range<>(lower, upper, literal.charAt(0) == '[', literal.charAt(end) == ']', false);
    }

    /**
     * Copies a bound; returns the place after it. An empty text as a bound is quoted; without quotes the bound is
     * missing.
     */
    private static int boundEnd(String literal, int start, StringBuilder text) {
        int at = start;
        while (",)]".indexOf(literal.charAt(at)) < 0) {
            char c = literal.charAt(at++);
            if (c == '"') {
                at = LiteralText.unquote(literal, at, text);
            } else {
                text.append(c == '\\' ? literal.charAt(at++) : c);
            }
        }
        return at;
    }

    public static <T> String write(Range<? extends T> range, Function<? super T, String> bound) {
        if (range.empty()) {
            return "empty";
        }
        StringBuilder literal = new StringBuilder().append(range.bounds().charAt(0));
        append(range.lower(), bound, literal);
        literal.append(',');
        append(range.upper(), bound, literal);
        return literal.append(range.bounds().charAt(1)).toString();
    }

    private static <T> void append(@Nullable T value, Function<? super T, String> bound, StringBuilder literal) {
        if (value != null) {
            LiteralText.quote(bound.apply(value), literal);
        }
    }

    /** Ranges in braces; their quotes have none around them. */
    public static <T> List<Range<T>> readMultirange(String literal, Function<? super String, ? extends T> bound) {
        List<Range<T>> ranges = new ArrayList<>();
        for (int at = 1; at < literal.length() - 1; at++) {
            StringBuilder skipped = new StringBuilder();
            int end = boundEnd(literal, boundEnd(literal, at + 1, skipped) + 1, skipped) + 1;
            ranges.add(read(literal.substring(at, end), bound));
            at = end;
        }
        return Collections.unmodifiableList(ranges);
    }

    public static <T> String writeMultirange(List<? extends Range<? extends T>> ranges, Function<? super T, String> bound) {
        return ArrayText.<Range<? extends T>>writeRows(ranges, ',', range -> write(range, bound));
    }
}
