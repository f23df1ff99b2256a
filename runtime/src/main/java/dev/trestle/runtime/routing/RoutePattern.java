package dev.trestle.runtime.routing;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.PercentEncoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a route: fixed segments, and parameters that stand for one segment each, such as
 * <code>/films/{film_id}</code>. It looks at the path as it came, so that an encoded slash does not divide segments
 * (RFC 3986 section 2.2), and dots and double slashes are no other way to write a path.
 */
final class RoutePattern {

    private static final Pattern SEGMENT = Pattern.compile("/(?:\\{([^{}]+)\\}|([^/{}]*))");

    private final String text;
    private final List<Segment> segments = new ArrayList<>();
    private final boolean isFixed;

    /** A parameter of this name, or fixed text. */
    record Segment(boolean isParameter, String text) {}

    /** The pattern of this text, which is a path with names in braces. */
    RoutePattern(String text) {
        this.text = text;
        Matcher matcher = SEGMENT.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            String name = matcher.group(1);
            segments.add(new Segment(name != null, name != null ? name : matcher.group(2)));
            end = matcher.end();
        }
        if (end < text.length() || text.isEmpty()) {
            throw new IllegalArgumentException("Not a path of fixed segments and {names}: " + text);
        }
        this.isFixed = segments.stream().noneMatch(Segment::isParameter);
    }

    List<Segment> segments() {
        return segments;
    }

    /** An encoded letter is the letter (RFC 3986 section 6.2.2.2). */
    static String decoded(String raw) {
        if (raw.indexOf('%') < 0) {
            return raw;
        }
        try {
            return PercentEncoding.inPath(raw);
        } catch (HttpProblem notUtf8) {
            // Fits no fixed segment; the route that has a parameter here refuses it.
            return raw;
        }
    }

    static int endOfSegment(String raw, int slash) {
        int end = raw.indexOf('/', slash + 1);
        return end < 0 ? raw.length() : end;
    }

    /** The parameters' values in a path that fits, as they came. */
    Map<String, String> values(String raw) {
        if (isFixed) {
            return Map.of();
        }
        Map<String, String> values = new LinkedHashMap<>();
        int at = 0;
        for (Segment segment : segments) {
            int end = endOfSegment(raw, at);
            if (segment.isParameter) {
                values.put(segment.text, raw.substring(at + 1, end));
            }
            at = end;
        }
        return values;
    }

    @Override public String toString() { return text; }
}
