package dev.trestle.exports;

import java.time.Duration;

/**
 * How entries of a target are delivered.
 *
 * @param attempts the number of attempts for an entry that the target refuses, from 1 to 1000
 * @param backoff the wait before the second attempt; it doubles before each later one, up to an hour
 * @param batchSize the maximum number of entries that are delivered at once, from 1 to 10000
 */
public record TargetOptions(int attempts, Duration backoff, int batchSize) {

    /** The defaults. */
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
