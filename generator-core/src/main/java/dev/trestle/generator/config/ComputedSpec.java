package dev.trestle.generator.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An entry of {@code computed}: a column whose values a function of the service makes. What is empty is left to the runtime.
 *
 * @param column the table, with its schema where needed, a dot and the column
 * @param from the columns that the function takes; at least one
 * @param batch how many rows it takes at once; empty where it takes one row
 * @param attempts how often it is called for a row that fails, the first time included
 * @param backoff the wait for the second attempt
 * @param timeout of one call
 * @param version of the function
 */
public record ComputedSpec(
        Located<String> column,
        List<Located<String>> from,
        Optional<Integer> batch,
        Optional<Integer> attempts,
        Optional<Duration> backoff,
        Optional<Duration> timeout,
        int version) {}
