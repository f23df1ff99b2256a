package dev.trestle.computed;

/**
 * A value that is to be computed, as one server has taken it.
 *
 * @param key of its row
 * @param generation differs after each change of the inputs
 * @param attempts the number of times that it was taken
 * @param hasError whether one of these attempts failed, so that not all of them ended with their server
 */
record Cell<K>(K key, long generation, int attempts, boolean hasError) {

    /** Whether servers ended during calls for it, so often that it is called alone: no other cell is to suffer for it. */
    boolean isSuspect(ComputedOptions options) {
        return attempts > (hasError ? options.attemptsOfADay() : options.attempts());
    }
}
