package dev.trestle.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client wants, by the header {@code Accept} or {@code Accept-Encoding} (RFC 9110, section 12.5). Parameters other than
 * {@code q} are passed over, as is what is malformed.
 *
 * @param ranges as they are in the header
 */
record Preference(List<Range> ranges) {

    private static final Pattern QUALITY = Pattern.compile("q\\s*=\\s*(0([.][0-9]{0,3})?|1([.]0{0,3})?)");

    /**
     * One member.
     *
     * @param name in lower case
     * @param quality from 0 to 1000
     */
    private record Range(String name, int quality) {

        /** How closely it names this; 0 for not at all. */
        int closeness(String other) {
            if (name.equals(other)) {
                return 3;
            }
            if (name.endsWith("/*") && other.startsWith(name.substring(0, name.length() - 1))) {
                return 2;
            }
            return name.equals("*/*") || name.equals("*") ? 1 : 0;
        }
    }

    /** The values of the header's lines. */
    static Preference of(List<String> lines) {
        List<Range> ranges = new ArrayList<>();
        for (String line : lines) {
            for (String member : line.split(",")) {
                String[] parts = member.split(";");
                String name = parts[0].strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty()) {
                    ranges.add(new Range(name, quality(parts)));
                }
            }
        }
        return new Preference(ranges);
    }

    private static int quality(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            Matcher parameter = QUALITY.matcher(parts[i].strip().toLowerCase(Locale.ROOT));
            if (parameter.matches()) {
                return (int) Math.round(Double.parseDouble(parameter.group(1)) * 1000);
            }
        }
        return 1000;
    }

    /** Whether the client has no wish. */
    boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** What the client wants most, of several the first; empty if it wants none of them. */
    <T> Optional<T> best(List<T> offered, Function<T, String> name) {
        Optional<T> best = Optional.empty();
        int quality = 0;
        for (T one : offered) {
            int own = quality(name.apply(one));
            if (own > quality) {
                quality = own;
                best = Optional.of(one);
            }
        }
        return best;
    }

    /** How much the client wants this, by the member that names it most closely: from 0, not at all, to 1000. */
    int quality(String name) {
        int closeness = 0;
        int quality = 0;
        for (Range range : ranges) {
            int own = range.closeness(name);
            if (own > closeness) {
                closeness = own;
                quality = range.quality();
            }
        }
        return quality;
    }
}
