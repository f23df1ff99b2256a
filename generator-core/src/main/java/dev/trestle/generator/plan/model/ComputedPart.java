package dev.trestle.generator.plan.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that is generated for computed columns.
 *
 * @param keys one for each table, in the order in which the routes file names them first
 * @param columns in the order of the routes file
 * @param missing those that the database does not have yet, in the order of the routes file
 * @param limits that they name, in this order
 * @param limitsClass such as {@code FilmsLimits}; there is one only if there are limits
 * @param migration the repeatable migration, without its first line
 */
public record ComputedPart(
        List<ComputedKeyPlan> keys, List<ComputedPlan> columns, List<MissingColumnPlan> missing, List<LimitPlan> limits, String limitsClass,
        String migration) {

    /** The name of the repeatable migration, which Flyway applies again whenever it changes. */
    public static final String FILE = "R__trestle_computed.sql";

    /** Whether there are none, neither in the database nor to be added. */
    public boolean isEmpty() {
        return columns.isEmpty() && missing.isEmpty();
    }

    /** Those of the database, and then those that it does not have yet: the order in which the class of all routes takes their functions. */
    public List<ComputedPlan> all() {
        return Stream.concat(columns.stream(), missing.stream().map(MissingColumnPlan::column)).toList();
    }
}
