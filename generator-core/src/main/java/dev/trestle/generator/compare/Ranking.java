package dev.trestle.generator.compare;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The keys of an answer, best first, and what two of them have in common.
 *
 * @param keys none twice
 */
record Ranking(List<String> keys) {

    /** The first of them. */
    Ranking top(int k) {
        return new Ranking(keys.subList(0, Math.min(k, keys.size())));
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** How many keys are in both, divided by the number of keys of the longer one. One of them is not empty. */
    double overlap(Ranking other) {
        return (double) common(new HashSet<>(other.keys)) / Math.max(keys.size(), other.keys.size());
    }

    /** The mean difference of the ranks of keys that are in both; empty if there are none. */
    OptionalDouble rankShift(Ranking other) {
        return keys.stream()
                .filter(other.keys::contains)
                .mapToInt(key -> Math.abs(keys.indexOf(key) - other.keys.indexOf(key)))
                .average();
    }

    /** How many of the relevant keys are in it, divided by their number. */
    double recall(Set<String> relevant) {
        return (double) common(relevant) / relevant.size();
    }

    /** One divided by the rank of the first relevant key, from 1; 0 if there is none. */
    double reciprocalRank(Set<String> relevant) {
        for (int i = 0; i < keys.size(); i++) {
            if (relevant.contains(keys.get(i))) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }

    private long common(Set<String> others) {
        return keys.stream().filter(others::contains).count();
    }
}
