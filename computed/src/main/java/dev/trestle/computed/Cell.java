package dev.trestle.computed;

/**
 * A value that is to be computed, as one server has taken it.
 *
 * @param key of its row
 * @param generation differs after each change of the inputs
 * @param attempts the number of times that it was taken
 * @param priority 0 for rows that were written, 1 for values that depend on those of a backfill, 2 for a backfill
 * @param hasError whether one of these attempts failed, so that not all of them ended with their server
 */
record Cell<K>(K key, long generation, int attempts, int priority, boolean hasError) {

    /** Whether it belongs to a backfill, directly or by what it is computed from. */
    boolean isOfBackfill() {
        return priority > 0;
    }

    /** Whether servers ended during calls for it, so often that it is called alone: no other cell is to suffer for it. */
    boolean isSuspect(ComputedOptions options) {
        return attempts > (hasError ? options.attemptsOfADay() : options.attempts());
    }
}
