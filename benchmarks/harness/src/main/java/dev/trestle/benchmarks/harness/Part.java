package dev.trestle.benchmarks.harness;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What can be measured by itself. */
enum Part {
    REQUESTS,
    LARGE_ANSWER,
    FORMATS,
    /** The formats again with ten million rows, once each; only where it is named. */
    MANY_ROWS,
    LOADS,
    FILES,
    PROCESSES,
    GENERATOR,
    CODECS;

    /**
     * Reads names such as {@code requests,large-answer}, or {@code all}.
     *
     * @throws IllegalArgumentException for another name
     */
    static Set<Part> of(String names) {
        if (names.equals("all")) {
            return EnumSet.complementOf(EnumSet.of(MANY_ROWS));
        }
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String name : names.split(",")) {
            parts.add(Arrays.stream(values())
                    .filter(part -> part.toString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("benchmarks.parts is all, or some of "
                            + Arrays.toString(values()) + " with commas between, and not " + names)));
        }
        return parts;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
