package dev.trestle.generator.plan.model;

import java.util.List;

/**
 * A computed column that the database does not have yet: its function can be previewed.
 *
 * @param column without a statement that stores values
 * @param table as it is written in SQL
 * @param key the columns of its primary key, as they are written in SQL
 * @param migration the statement that adds the column
 */
public record MissingColumnPlan(ComputedPlan column, String table, List<String> key, String migration) {}
