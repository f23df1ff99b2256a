package dev.trestle.jobs;

import java.time.Duration;

/**
 * The options of the jobs of a route.
 *
 * @param attempts the maximum number of attempts, from 1 to 1000
 * @param backoff the wait before the second attempt; it doubles before each later one, up to an hour
 * @param timeout the maximum time of one attempt, of its statement and its hook together; at most 24 days
 * @param keepResults how long a finished job is stored; at most 3650 days
 * @param concurrency the maximum number of concurrent jobs on one server; 0 for three quarters of {@code
 *     jobs.threads}, or for all of them if the server has no other background route
 * @param maxWaiting the maximum number of waiting jobs on all servers together; further requests are refused with 429;
 *     0 for no limit. Concurrent requests may exceed it slightly
 */
public record JobOptions(
        int attempts, Duration backoff, Duration timeout, Duration keepResults, int concurrency, int maxWaiting) {

    /** The defaults. */
    public static final JobOptions STANDARD =
            new JobOptions(5, Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofDays(1), 0, 0);

    private static final Duration LONGEST_BACKOFF = Duration.ofHours(1);

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if a value is beyond its limit
     */
    public JobOptions {
        require(attempts >= 1 && attempts <= 1000, "attempts has to be from 1 to 1000");
        require(isPositive(backoff) && backoff.compareTo(Duration.ofDays(1)) <= 0,
                "backoff has to be positive, and a day at most");
        require(isPositive(timeout) && timeout.compareTo(Duration.ofDays(24)) <= 0,
                "timeout has to be positive, and 24 days at most");
        require(isPositive(keepResults) && keepResults.compareTo(Duration.ofDays(3650)) <= 0,
                "keep_results has to be positive, and 3650 days at most");
        require(concurrency >= 0, "concurrency has to be 1 or more, or 0 for the server's own limit");
        require(maxWaiting >= 0, "max_waiting has to be 1 or more, or 0 for no limit");
    }

    private static boolean isPositive(Duration duration) {
        return duration.toMillis() > 0;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** The same with another number of attempts. */
    public JobOptions attempts(int number) {
        return new JobOptions(number, backoff, timeout, keepResults, concurrency, maxWaiting);
    }

    /** The same with another wait before the second attempt. */
    public JobOptions backoff(Duration first) {
        return new JobOptions(attempts, first, timeout, keepResults, concurrency, maxWaiting);
    }

    /** The same with another time for one attempt. */
    public JobOptions timeout(Duration longest) {
        return new JobOptions(attempts, backoff, longest, keepResults, concurrency, maxWaiting);
    }

    /** The same with another time for which a finished job can be polled. */
    public JobOptions keepResults(Duration time) {
        return new JobOptions(attempts, backoff, timeout, time, concurrency, maxWaiting);
    }

    /** The same with another number of jobs that run at once on one server. */
    public JobOptions concurrency(int number) {
        return new JobOptions(attempts, backoff, timeout, keepResults, number, maxWaiting);
    }

    /** The same with another number of jobs that may wait. */
    public JobOptions maxWaiting(int number) {
        return new JobOptions(attempts, backoff, timeout, keepResults, concurrency, number);
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
