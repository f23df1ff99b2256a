package dev.trestle.benchmarks.harness;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param warmUp how long each service is asked before a scenario is measured
 * @param slices how many times each service has its turn
 * @param slice how long a turn takes
 * @param starts how many times each service is started
 * @param copies how many times the large answer has the 10,000 rows
 * @param heaps MB, ascending, of which the least that suffices is looked for
 * @param tables how many tables the generator is given
 * @param codecs what JMH is told
 */
record Plan(
        String name,
        Duration warmUp,
        int slices,
        Duration slice,
        int starts,
        int copies,
        List<Integer> heaps,
        List<Integer> tables,
        List<String> codecs) {

    /** A few minutes: shows that all of it works; the figures say little. */
    static final Plan SHORT = new Plan(
            "short", Duration.ofSeconds(1), 2, Duration.ofMillis(500), 1, 100, List.of(32, 64), List.of(100),
            List.of("-f", "1", "-wi", "1", "-w", "200ms", "-i", "2", "-r", "200ms"));

    /** A quarter of an hour: figures to work with. */
    static final Plan MEDIUM = new Plan(
            "medium", Duration.ofSeconds(4), 5, Duration.ofMillis(1500), 3, 100, List.of(16, 24, 32, 48, 64), List.of(500),
            List.of("-f", "1", "-wi", "3", "-w", "500ms", "-i", "3", "-r", "500ms"));

    static final Plan FULL = new Plan(
            "full", Duration.ofSeconds(10), 9, Duration.ofSeconds(3), 5, 100,
            List.of(8, 12, 16, 20, 24, 28, 32, 40, 48, 64, 96, 128), List.of(100, 500, 1500),
            List.of("-f", "2", "-wi", "5", "-w", "1s", "-i", "5", "-r", "1s"));

    /** The same, once and with so many copies. */
    Plan once(int others) {
        return new Plan(name, warmUp, slices, slice, 1, others, heaps, tables, codecs);
    }

    /** @throws IllegalArgumentException for a name that no plan has */
    static Plan of(String name) {
        return switch (name) {
            case "short" -> SHORT;
            case "medium" -> MEDIUM;
            case "full" -> FULL;
            default -> throw new IllegalArgumentException("benchmarks.plan is short, medium or full, and not " + name);
        };
    }
}
