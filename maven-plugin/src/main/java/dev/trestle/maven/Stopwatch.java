package dev.trestle.maven;

import dev.trestle.generator.GenerationResult.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where the time went, for one line of the log. */
final class Stopwatch {

    private final long begin = System.nanoTime();
    private final List<Phase> phases = new ArrayList<>();

    /** Adds phases; the generator's "connect" is what starting and migrating the database took, which we know better. */
    void add(List<Phase> more) {
        more.stream().filter(phase -> !phase.name().equals("connect")).forEach(phases::add);
    }

    /** Such as {@code " (1210 ms: database 840, migrations 210, catalog 31)"}. */
    String total() {
        String parts = phases.stream()
                .map(phase -> phase.name() + " " + millis(phase.nanos()))
                .collect(Collectors.joining(", "));
        return " (" + millis(System.nanoTime() - begin) + " ms" + (parts.isEmpty() ? "" : ": " + parts) + ")";
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }
}
