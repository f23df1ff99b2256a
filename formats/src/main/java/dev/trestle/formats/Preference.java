package dev.trestle.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a client wants, by the header {@code Accept} or {@code Accept-Encoding} (RFC 9110, section 12.5). Parameters other than
 * {@code q} are passed over, as is what is malformed.
 *
 * @param ranges as they are in the header
 */
record Preference(List<Range> ranges) {

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
            String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
            if (parameter.matches("q\\s*=\\s*(0([.][0-9]{0,3})?|1([.]0{0,3})?)")) {
                return (int) Math.round(Double.parseDouble(parameter.substring(parameter.indexOf('=') + 1).strip()) * 1000);
            }
        }
        return 1000;
    }

    /** Whether the client has no wish. */
    boolean isEmpty() {
        return ranges.isEmpty();
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
