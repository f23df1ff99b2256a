package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.Location;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An entry of {@code computed}: a column whose values a function of the service makes, or a table whose rows it makes. What is empty is
 * left to the runtime.
 *
 * @param column the table, with its schema where needed, a dot and the column; or the table alone
 * @param from the columns that the function takes; at least one
 * @param type of the column, if the database does not have it yet; otherwise that of the column
 * @param columns of a table, that the function fills; empty for those without a default
 * @param batch how many rows it takes at once; empty where it takes one row
 * @param attempts how often it is called for a row that fails, the first time included
 * @param backoff the wait for the second attempt
 * @param timeout of one call
 * @param version of the function
 * @param versioned where {@code versioned} is true; empty where it is not
 * @param clear where {@code stale} is {@code clear}; empty where an earlier value stays until the new one is stored
 * @param limit the name of a limit; empty for none
 * @param run when the function is called first
 */
public record ComputedSpec(
        Located<String> column,
        List<Located<String>> from,
        Optional<Located<String>> type,
        Optional<List<Located<String>>> columns,
        Optional<Integer> batch,
        Optional<Integer> attempts,
        Optional<Duration> backoff,
        Optional<Duration> timeout,
        int version,
        Optional<Location> versioned,
        Optional<Location> clear,
        Optional<Located<String>> limit,
        ComputedRunSpec run) {}
