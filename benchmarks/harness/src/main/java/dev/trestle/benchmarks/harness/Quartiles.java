package dev.trestle.benchmarks.harness;

import java.util.List;
import java.util.Locale;

/** The middle of some figures, and the middles of their halves. */
record Quartiles(double first, double median, double third) {

    static Quartiles of(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
    }

    /** Between the two figures that are next to it. */
    private static double at(List<Double> sorted, double part) {
        double place = part * (sorted.size() - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }

    /** Such as {@code 120 (118–124)}. */
    String shown() {
        return number(median) + " (" + number(first) + "–" + number(third) + ")";
    }

    /** Three digits, or all of a whole number that has more. */
    static String number(double figure) {
        return figure >= 100 ? String.format(Locale.ROOT, "%,.0f", figure)
                : String.format(Locale.ROOT, figure >= 10 ? "%.1f" : "%.2f", figure);
    }
}
