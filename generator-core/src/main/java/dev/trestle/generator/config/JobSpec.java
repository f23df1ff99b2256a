package dev.trestle.generator.config;

import java.time.Duration;
import java.util.Optional;

/**
 * {@code jobs}: how the jobs of background routes run. What is empty is left to the runtime.
 *
 * @param attempts how often a job is tried, the first time included
 * @param backoff the wait for the second attempt
 * @param timeout of one attempt
 * @param keepResults how long a finished job is kept
 * @param concurrency how many jobs of one route a server runs at once
 * @param maxWaiting how many jobs of one route may wait
 */
public record JobSpec(
        Optional<Integer> attempts,
        Optional<Duration> backoff,
        Optional<Duration> timeout,
        Optional<Duration> keepResults,
        Optional<Integer> concurrency,
        Optional<Integer> maxWaiting) {

    /** Nothing said. */
    static JobSpec empty() {
        return new JobSpec(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    /** What is said here, and for the rest what is said there. */
    JobSpec or(JobSpec other) {
        return new JobSpec(
                attempts.or(other::attempts),
                backoff.or(other::backoff),
                timeout.or(other::timeout),
                keepResults.or(other::keepResults),
                concurrency.or(other::concurrency),
                maxWaiting.or(other::maxWaiting));
    }
}
