package dev.trestle.generator.plan.model;

import dev.trestle.generator.target.TargetDialect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A target that routes export into.
 *
 * @param name part of configuration keys and of environment variables
 * @param methodName of the method that gives it
 * @param sameDatabase whether it is the service's own database
 * @param attempts how often an entry that the target refuses is tried; empty for what the run time has
 * @param backoff the wait for the second attempt; empty for what the run time has
 * @param batchSize how many entries are delivered at once; empty for what the run time has
 * @param tables by schema and name
 */
public record TargetPlan(
        String name,
        String methodName,
        TargetDialect dialect,
        boolean sameDatabase,
        Optional<Integer> attempts,
        Optional<Duration> backoff,
        Optional<Integer> batchSize,
        List<Table> tables) {

    /**
     * A table of it, and what the code relies on.
     *
     * @param schema empty where a connection looks by itself
     * @param columns such as {@code loan_id BIGINT not null key}, in the table's order
     */
    public record Table(Optional<String> schema, String name, List<String> columns) {}
}
