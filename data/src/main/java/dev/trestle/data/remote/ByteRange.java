package dev.trestle.data.remote;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a content (RFC 9110, section 14).
 *
 * @param from its first byte
 * @param to the byte after its last one
 * @param size of the whole content
 */
public record ByteRange(long from, long to, long size) {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18})");

    /**
     * Reads a header {@code Content-Range}.
     *
     * @param header its value
     * @return empty if it is malformed, or has no size
     */
    public static Optional<ByteRange> parse(String header) {
        Matcher range = CONTENT_RANGE.matcher(header);
        return range.matches()
                ? Optional.of(new ByteRange(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)) + 1, Long.parseLong(range.group(3))))
                : Optional.empty();
    }

    /** The header {@code Content-Range} of the answer. */
    public String contentRange() {
        return "bytes " + from + "-" + (to - 1) + "/" + size;
    }

    /** The header {@code Range} of the request. */
    public String request() {
        return "bytes=" + from + "-" + (to - 1);
    }

    /** Bytes. */
    public long length() {
        return to - from;
    }

    /**
     * Whether it is the end of the content.
     *
     * @param bytes of the end; of a smaller content, all of it
     */
    public boolean isEnd(int bytes) {
        return to == size && from == Math.max(0, size - bytes);
    }

    /** The rest from a byte on. */
    ByteRange rest(long position) {
        return new ByteRange(position, to, size);
    }

    /**
     * Joins ranges of one content that overlap, or are so near to each other that one request is better than two.
     *
     * @param ranges in any order
     * @param gap bytes between two ranges that are joined
     * @return in their order
     */
    public static List<ByteRange> joined(List<ByteRange> ranges, long gap) {
        List<ByteRange> joined = new ArrayList<>();
        for (ByteRange range : ranges.stream().sorted(Comparator.comparingLong(ByteRange::from)).toList()) {
            if (!joined.isEmpty() && range.from() - joined.getLast().to() <= gap) {
                ByteRange before = joined.removeLast();
                joined.add(new ByteRange(before.from(), Math.max(before.to(), range.to()), range.size()));
            } else {
                joined.add(range);
            }
        }
        return joined;
    }
}
