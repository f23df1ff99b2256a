package dev.trestle.generator.compare;

import java.util.List;
import java.util.Locale;

/** The times of calls, in nanoseconds. */
record Times(List<Long> nanos) {

    private static final double MILLI = 1_000_000;

    /** The smallest time that so many percent of the calls do not exceed (nearest rank), as text; without calls a dash. */
    String percentile(int percent) {
        if (nanos.isEmpty()) {
            return "–";
        }
        List<Long> sorted = nanos.stream().sorted().toList();
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return String.format(Locale.ROOT, "%.1f ms", sorted.get(Math.max(rank, 1) - 1) / MILLI);
    }
}
