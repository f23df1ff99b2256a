package dev.trestle.generator.plan.model;

import java.util.List;
import java.util.Set;

/**
 * A Java record for whole rows of a table or view, which all routes share that return such rows.
 *
 * @param className such as {@code FilmRow}
 * @param sql the table's name as it is written in SQL
 * @param columns all columns of the table, in its order
 * @param uses what the routes do with the record
 */
public record TableRow(String className, String sql, List<OutputField> columns, Set<RowUse> uses) {}
