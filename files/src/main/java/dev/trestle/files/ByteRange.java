package dev.trestle.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A part of a file (RFC 9110 section 14.1.2).
 *
 * @param first its first byte
 * @param last its last byte
 */
record ByteRange(long first, long last) {

    private static final String UNIT = "bytes=";
    private static final int MAX_RANGES = 16;
    private static final int MAX_DIGITS = 18;

    long length() {
        return last - first + 1;
    }

    /** What {@code Content-Range} says of it. */
    String of(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }

    /**
     * Reads a header {@code Range}.
     *
     * @return the parts that are there, perhaps none, overlapping ones as one; empty if the header is to be ignored: it
     *     is malformed, of another unit, or asks for more parts than anybody needs
     */
    static Optional<List<ByteRange>> parse(String header, long size) {
        String text = header.toLowerCase(Locale.ROOT).strip();
        if (!text.startsWith(UNIT)) {
            return Optional.empty();
        }
        String[] specs = text.substring(UNIT.length()).split(",", -1);
        List<ByteRange> ranges = new ArrayList<>();
        boolean isAny = false;
        for (String spec : specs) {
            String range = spec.strip();
            if (range.isEmpty()) {
                // Lists may have empty elements (RFC 9110 section 5.6.1).
                continue;
            }
            Optional<ByteRange> parsed = parseOne(range, size);
            if (parsed.isEmpty()) {
                return Optional.empty();
            }
            isAny = true;
            parsed.filter(one -> one.first < size && one.length() > 0).ifPresent(ranges::add);
        }
        return isAny && ranges.size() <= MAX_RANGES ? Optional.of(joined(ranges)) : Optional.empty();
    }

    /** A missing one begins at the end of the file. */
    private static Optional<ByteRange> parseOne(String range, long size) {
        int dash = range.indexOf('-');
        String first = range.substring(0, Math.max(0, dash)).strip();
        String last = range.substring(dash + 1).strip();
        if (dash < 0 || !isNumber(first) || !isNumber(last) || first.isEmpty() && last.isEmpty()) {
            return Optional.empty();
        }
        if (first.isEmpty()) {
            long suffix = Math.min(Long.parseLong(last), size);
            return Optional.of(new ByteRange(size - suffix, size - 1));
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
        return to < from ? Optional.empty() : Optional.of(new ByteRange(from, Math.min(to, size - 1)));
    }

    private static boolean isNumber(String text) {
        return text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** In the order of the request, unless some overlap. */
    private static List<ByteRange> joined(List<ByteRange> ranges) {
        List<ByteRange> sorted = ranges.stream().sorted(Comparator.comparingLong(ByteRange::first)).toList();
        List<ByteRange> joined = new ArrayList<>();
        for (ByteRange next : sorted) {
            ByteRange before = joined.isEmpty() ? null : joined.getLast();
            if (before != null && next.first <= before.last + 1) {
                joined.set(joined.size() - 1, new ByteRange(before.first, Math.max(before.last, next.last)));
            } else {
                joined.add(next);
            }
        }
        return joined.size() == ranges.size() ? ranges : joined;
    }
}
