package dev.trestle.computed;

/**
 * A value that is to be computed, as one server has taken it.
 *
 * @param key of its row
 * @param generation differs after each change of the inputs
 * @param attempts the number of times that it was taken
 */
record Cell<K>(K key, long generation, int attempts) {}
