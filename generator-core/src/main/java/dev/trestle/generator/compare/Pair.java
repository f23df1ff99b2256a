package dev.trestle.generator.compare;

/** The replies of both routes to one input. */
record Pair(Question question, Reply first, Reply second, int k) {

    /** Whether both succeeded, so that their answers can be compared. */
    boolean isComparable() {
        return !first.isFailure() && !second.isFailure();
    }

    /** Whether both succeeded without rows: there is no order of rows to compare. */
    boolean isEmpty() {
        return isComparable() && first.keys().isEmpty() && second.keys().isEmpty();
    }

    Ranking firstTop() {
        return first.keys().top(k);
    }

    Ranking secondTop() {
        return second.keys().top(k);
    }

    double overlap() {
        return firstTop().overlap(secondTop());
    }
}
