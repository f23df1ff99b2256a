package dev.trestle.exports;

import java.time.Duration;

/**
 * How entries of a target are delivered.
 *
 * @param attempts how often an entry that the target refuses is tried, from 1 to 1000
 * @param backoff how long the second attempt waits; each later one waits twice as long as the one before it, an hour at
 *     most
 * @param batchSize how many entries are delivered at once at most, from 1 to 10000
 */
public record TargetOptions(int attempts, Duration backoff, int batchSize) {

    /** What holds for a target that sets nothing. */
    public static final TargetOptions STANDARD = new TargetOptions(20, Duration.ofSeconds(1), 500);

    private static final Duration LONGEST_BACKOFF = Duration.ofHours(1);

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if a value is beyond its limit
     */
    public TargetOptions {
        require(attempts >= 1 && attempts <= 1000, "attempts has to be from 1 to 1000");
        require(backoff.toMillis() > 0 && backoff.compareTo(Duration.ofDays(1)) <= 0,
                "backoff has to be positive, and a day at most");
        require(batchSize >= 1 && batchSize <= 10_000, "batch_size has to be from 1 to 10000");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** The same with another number of attempts. */
    public TargetOptions attempts(int number) {
        return new TargetOptions(number, backoff, batchSize);
    }

    /** The same with another wait before the second attempt. */
    public TargetOptions backoff(Duration first) {
        return new TargetOptions(attempts, first, batchSize);
    }

    /** The same with another number of entries at once. */
    public TargetOptions batchSize(int number) {
        return new TargetOptions(attempts, backoff, number);
    }

    /** How long to wait after some attempt failed, the first being 1. */
    Duration backoffAfter(int attempt) {
        Duration longest = backoff.compareTo(LONGEST_BACKOFF) > 0 ? backoff : LONGEST_BACKOFF;
        Duration wait = backoff;
        for (int i = 1; i < attempt && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
