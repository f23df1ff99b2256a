package dev.trestle.runtime;

import io.helidon.common.uri.UriPath;
import io.helidon.http.PathMatcher;
import io.helidon.http.PathMatchers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a route: fixed segments, and parameters that stand for one segment each, such as
 * <code>/films/{film_id}</code>. It looks at the path as it came, so that an encoded slash does not divide segments
 * (RFC 3986 section 2.2), and dots and double slashes are no other way to write a path.
 *
 * <p>In the order of patterns a fixed segment comes before a parameter, so that the first that fits is the best;
 * paths of another length never fit the same request.
 */
final class RoutePattern implements PathMatcher, Comparable<RoutePattern> {

    private static final Pattern SEGMENT = Pattern.compile("/(?:\\{([^{}]+)\\}|([^/{}]*))");

    private final String text;
    private final List<Segment> segments = new ArrayList<>();
    private final boolean isFixed;

    /** A parameter of this name, or fixed text. */
    private record Segment(boolean isParameter, String text) {

        boolean fits(String raw, int start, int end) {
            if (isParameter) {
                return end > start;
            }
            return end - start == text.length() && raw.startsWith(text, start)
                    || raw.indexOf('%', start) >= 0 && isSame(raw.substring(start, end));
        }

        /** An encoded letter is the letter (RFC 3986 section 6.2.2.2). */
        private boolean isSame(String raw) {
            try {
                return PercentEncoding.inPath(raw).equals(text);
            } catch (HttpProblem notUtf8) {
                return false;
            }
        }
    }

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

    boolean fits(UriPath path) {
        String raw = path.rawPath();
        if (isFixed && raw.equals(text)) {
            return true;
        }
        int at = 0;
        for (Segment segment : segments) {
            if (at == raw.length()) {
                return false;
            }
            int end = endOfSegment(raw, at);
            if (!segment.fits(raw, at + 1, end)) {
                return false;
            }
            at = end;
        }
        return at == raw.length();
    }

    private static int endOfSegment(String raw, int slash) {
        int end = raw.indexOf('/', slash + 1);
        return end < 0 ? raw.length() : end;
    }

    /** The parameters' values in a path that fits, as they came. */
    private Map<String, String> values(String raw) {
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

    @Override
    public PathMatchers.MatchResult match(UriPath path) {
        return fits(path)
                ? new PathMatchers.MatchResult(true, new MatchedPath(path, isFixed ? Map.of() : values(path.rawPath())))
                : PathMatchers.MatchResult.notAccepted();
    }

    /** Routes are whole paths. */
    @Override
    public PathMatchers.PrefixMatchResult prefixMatch(UriPath path) {
        return PathMatchers.PrefixMatchResult.notAccepted();
    }

    @Override public Optional<String> matchingElement() { return Optional.of(text); }

    @Override
    public int compareTo(RoutePattern other) {
        int difference = Integer.compare(segments.size(), other.segments.size());
        for (int i = 0; difference == 0 && i < segments.size(); i++) {
            difference = Boolean.compare(segments.get(i).isParameter, other.segments.get(i).isParameter);
        }
        return difference;
    }

    @Override public String toString() { return text; }
}
