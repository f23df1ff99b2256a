package dev.trestle.generator.plan.model;

import java.util.List;

/**
 * The columns of a table that the generated code relies on.
 *
 * @param schema as it stands in the catalog
 * @param name as it stands in the catalog
 * @param sql schema and name as they are written in SQL
 * @param methodName of the method that gives it
 * @param columns each as name, type and {@code not null} where that is relied on
 */
public record CheckedTable(String schema, String name, String sql, String methodName, List<String> columns) {}
