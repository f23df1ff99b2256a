package dev.trestle.generator.plan.model;

import dev.trestle.generator.config.TargetSpec;
import dev.trestle.generator.target.Dialect;
import java.util.List;
import java.util.Optional;

/**
 * A target that routes export into.
 *
 * @param methodName of the method that gives it
 * @param tables by schema and name
 */
public record TargetPlan(TargetSpec spec, String methodName, Dialect dialect, List<Table> tables) {

    /**
     * A table of it, and what the code relies on.
     *
     * @param schema empty where a connection looks by itself
     * @param columns such as {@code loan_id BIGINT not null key}, in the table's order
     */
    public record Table(Optional<String> schema, String name, List<String> columns) {}
}
