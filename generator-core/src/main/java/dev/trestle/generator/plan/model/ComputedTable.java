package dev.trestle.generator.plan.model;

import java.util.List;

/**
 * A table with computed columns, or from whose rows those of another table are computed, and what the repeatable migration makes for it in
 * the schema {@code trestle}.
 *
 * @param name for people: as the routes file has it, such as {@code film}
 * @param sql schema and name as they are written in SQL
 * @param cells the table of cells, without its schema, as it stands in the catalog
 * @param cellsSql schema and name of that table as they are written in SQL
 * @param due the index of the cells that are due; as {@code cells}
 * @param inserted the function of the trigger for INSERT; as {@code cells}
 * @param updated the function of the trigger for UPDATE; as {@code cells}
 * @param cleared the function of the trigger that clears columns, where one is to be cleared; as {@code cells}
 * @param key the columns of the primary key, in its order
 * @param columns those that functions compute, each after those that it is computed from
 */
public record ComputedTable(
        String name,
        String sql,
        String cells,
        String cellsSql,
        String due,
        String inserted,
        String updated,
        String cleared,
        List<KeyColumn> key,
        List<ComputedColumn> columns) {

    /** The name of a column for people, such as {@code film.summary}; of rows, that of their table. */
    public String nameOf(ComputedColumn column) {
        return column.rows().isPresent() ? column.name() : name + "." + column.name();
    }

    /** Whether one of the columns is null from the change of an input on. */
    public boolean clears() {
        return columns.stream().anyMatch(ComputedColumn::cleared);
    }

    /**
     * A column of the primary key.
     *
     * @param name as it stands in the catalog
     * @param sql the same as it is written in SQL
     * @param cell its name in the table of cells, as it stands in the catalog
     * @param cellSql the same as it is written in SQL
     * @param typeText its type, such as {@code integer}
     * @param known whether PostgreSQL itself, and no extension, has the equality of its type
     */
    public record KeyColumn(String name, String sql, String cell, String cellSql, String typeText, boolean known) {}
}
