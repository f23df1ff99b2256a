package dev.trestle.generator.plan.model;

import java.util.List;

/**
 * All that is generated for computed columns.
 *
 * @param keys one for each table, in the order in which the routes file names them first
 * @param columns in the order of the routes file
 * @param limits that they name, in this order
 * @param limitsClass such as {@code FilmsLimits}; there is one only if there are limits
 * @param migration the repeatable migration, without its first line
 */
public record ComputedPart(List<ComputedKeyPlan> keys, List<ComputedPlan> columns, List<LimitPlan> limits, String limitsClass, String migration) {

    /** The name of the repeatable migration, which Flyway applies again whenever it changes. */
    public static final String FILE = "R__trestle_computed.sql";

    /** Whether there are none. */
    public boolean isEmpty() {
        return columns.isEmpty();
    }
}
