package dev.trestle.generator.compare;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The figures of all pairs of replies, as text with their units. */
record Figures(List<Pair> pairs) {

    private static final String NONE = "–";

    /** Those with a row in one of the answers. */
    private List<Pair> comparable() {
        return pairs.stream().filter(pair -> pair.isComparable() && !pair.isEmpty()).toList();
    }

    String bothEmpty() {
        return pairs.stream().filter(Pair::isEmpty).count() + " of " + pairs.size();
    }

    String overlap() {
        return mean(comparable().stream().mapToDouble(Pair::overlap).average());
    }

    String rankShift() {
        OptionalDouble mean = comparable().stream()
                .map(pair -> pair.firstTop().rankShift(pair.secondTop()))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
        return mean.isEmpty() ? NONE : String.format(Locale.ROOT, "%.2f ranks", mean.getAsDouble());
    }

    String emptyAnswers(Function<Pair, Reply> side) {
        return pairs.stream().map(side).filter(reply -> !reply.isFailure() && reply.keys().isEmpty()).count() + " of " + pairs.size();
    }

    /** {@code 3 of 100 (422: 1, 503: 2)}. */
    String failures(Function<Pair, Reply> side) {
        Map<String, Long> byStatus = pairs.stream().map(side).filter(Reply::isFailure)
                .collect(Collectors.groupingBy(Reply::failure, TreeMap::new, Collectors.counting()));
        long sum = byStatus.values().stream().mapToLong(Long::longValue).sum();
        return sum + " of " + pairs.size() + (sum == 0 ? "" : byStatus.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", ", " (", ")")));
    }

    Times times(Function<Pair, Reply> side) {
        return new Times(pairs.stream().map(side).filter(Reply::hasTime).map(Reply::nanos).toList());
    }

    String recall(Function<Pair, Ranking> top) {
        return mean(relevant(pair -> top.apply(pair).recall(pair.question().relevant())));
    }

    String reciprocalRank(Function<Pair, Ranking> top) {
        OptionalDouble mean = relevant(pair -> top.apply(pair).reciprocalRank(pair.question().relevant()));
        return mean.isEmpty() ? NONE : String.format(Locale.ROOT, "%.3f", mean.getAsDouble());
    }

    /** A failure counts as an answer without the relevant keys. */
    private OptionalDouble relevant(ToDoubleFunction<Pair> figure) {
        return pairs.stream().mapToDouble(figure).average();
    }

    private static String mean(OptionalDouble mean) {
        return mean.isEmpty() ? NONE : String.format(Locale.ROOT, "%.1f %%", mean.getAsDouble() * 100);
    }

    /** How many inputs have an overlap in each tenth, from 0 to 10 % up to 90 to 100 %; the last has 100 % as well. */
    int[] histogram() {
        int[] counts = new int[10];
        comparable().forEach(pair -> counts[Math.min(9, (int) (pair.overlap() * 10))]++);
        return counts;
    }
}
