package dev.trestle.exports;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What bounds the values of a column beside its type, as SQL writes it behind that.
 *
 * @param numbers a length, or the digits of a fraction; or precision and scale; none where nothing bounds them
 */
record ColumnLimits(List<Integer> numbers) {

    static final ColumnLimits NONE = new ColumnLimits(List.of());

    private static final Pattern TEXT = Pattern.compile("(.*?)(?:\\((\\d+)(?:,(-?\\d+))?\\))?", Pattern.DOTALL);

    /** What stands at the end of a type. */
    static ColumnLimits of(String type) {
        Matcher parts = parts(type);
        if (parts.group(2) == null) {
            return NONE;
        }
        int first = Integer.parseInt(parts.group(2));
        return new ColumnLimits(parts.group(3) == null ? List.of(first) : List.of(first, Integer.valueOf(parts.group(3))));
    }

    /** The type without them. */
    static String strip(String type) {
        return parts(type).group(1);
    }

    private static Matcher parts(String type) {
        Matcher matcher = TEXT.matcher(type);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("No type: " + type);
        }
        return matcher;
    }

    static ColumnLimits length(int size) {
        return size <= 0 || size == Integer.MAX_VALUE ? NONE : new ColumnLimits(List.of(size));
    }

    static ColumnLimits precision(int size, int scale) {
        return size <= 0 ? NONE : new ColumnLimits(List.of(size, scale));
    }

    /** Of a time. */
    static ColumnLimits fraction(int digits) {
        return new ColumnLimits(List.of(Math.max(0, digits)));
    }

    /** Whether every value within the others is within these. */
    boolean hold(ColumnLimits others) {
        if (numbers.isEmpty()) {
            return true;
        }
        if (numbers.size() != others.numbers.size()) {
            return false;
        }
        if (numbers.size() == 1) {
            return numbers.get(0) >= others.numbers.get(0);
        }
        int scale = numbers.get(1);
        int otherScale = others.numbers.get(1);
        return scale >= otherScale && numbers.get(0) - scale >= others.numbers.get(0) - otherScale;
    }

    @Override
    public String toString() {
        return numbers.isEmpty() ? "" : numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
    }
}
