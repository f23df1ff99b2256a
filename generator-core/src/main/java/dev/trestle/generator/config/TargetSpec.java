package dev.trestle.generator.config;

import java.time.Duration;
import java.util.Optional;

/**
 * An entry of {@code targets}: a database that routes export rows into. What is empty is left to the runtime.
 *
 * @param name part of configuration keys and of environment variables
 * @param sameDatabase whether it is the service's own database
 * @param attempts how often an entry that the target refuses is tried, the first time included
 * @param backoff the wait for the second attempt
 * @param batchSize how many entries are delivered at once
 */
public record TargetSpec(
        Located<String> name,
        boolean sameDatabase,
        Optional<Integer> attempts,
        Optional<Duration> backoff,
        Optional<Integer> batchSize) {}
