package dev.trestle.generator.plan;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.config.ComputedSpec;
import dev.trestle.generator.plan.model.ComputedColumn;
import dev.trestle.generator.plan.model.ComputedTable;
import java.util.List;
import java.util.Optional;

/**
 * The columns that functions compute, found in the catalog.
 *
 * @param tables as the repeatable migration prints them, in the order of the routes file
 * @param columns all of them, in the order of the routes file
 * @param missing those that the database does not have yet, whose functions can be previewed
 * @param rows the tables whose rows functions compute, in the order of the routes file
 */
public record ComputedColumns(List<ComputedTable> tables, List<Found> columns, List<Found> missing, List<FoundRows> rows) {

    /** None. */
    public static final ComputedColumns NONE = new ComputedColumns(List.of(), List.of(), List.of(), List.of());

    /** A column of the routes file, what it is in the catalog, and the column of its version. */
    record Found(ComputedSpec spec, Table table, Column column, Optional<Column> version, List<ColumnFinder.Found> from) {

        boolean is(Table otherTable, String otherColumn) {
            return table.oid() == otherTable.oid() && column.name().equals(otherColumn);
        }
    }

    /**
     * A table of the routes file whose rows are computed from those of another.
     *
     * @param columns that the function fills
     * @param from the columns of the other table that it takes
     */
    record FoundRows(
            ComputedSpec spec, Table parent, Table child, RowsKey key, List<ColumnFinder.Found> columns, List<ColumnFinder.Found> from) {}

    /** Whether there are none. */
    public boolean isEmpty() {
        return columns.isEmpty() && rows.isEmpty();
    }

    /** The computed table that this is, if it is one. */
    Optional<FoundRows> rowsOf(Table table) {
        return rows.stream().filter(found -> found.child().oid() == table.oid()).findFirst();
    }

    /** Whether a function fills a column of computed rows, or the key of these has it. */
    boolean isOfRows(Table table, Column column) {
        return rowsOf(table).filter(found -> table.primaryKey().contains(column.name())
                || found.columns().stream().anyMatch(filled -> filled.column().name().equals(column.name()))).isPresent();
    }

    /** Whether a function computes this column, its values are the versions of such a column, or it is of computed rows. */
    boolean has(Table table, Column column) {
        return columns.stream().anyMatch(found -> found.is(table, column.name())) || hasVersions(table, column)
                || isOfRows(table, column);
    }

    /** Whether its values are the versions of a computed column. */
    boolean hasVersions(Table table, Column column) {
        return columns.stream().anyMatch(found -> found.table.oid() == table.oid()
                && found.version.filter(version -> version.name().equals(column.name())).isPresent());
    }

    /** The catalog with these columns as columns that take no value. */
    public Catalog filled(Catalog catalog) {
        return isEmpty() ? catalog : catalog.withColumns((table, column) -> has(table, column) ? column.computed() : column);
    }

    /** The plan of the table with what is computed. */
    ComputedTable planOf(Table table) {
        return tables.stream().filter(planned -> planned.sql().equals(table.sql())).findFirst().orElseThrow();
    }

    /** The plan of a column. */
    ComputedColumn columnOf(Found found) {
        return planOf(found.table).columns().stream()
                .filter(column -> column.rows().isEmpty() && column.name().equals(found.column.name())).findFirst().orElseThrow();
    }

    /** The plan of computed rows. */
    ComputedColumn columnOf(FoundRows found) {
        return planOf(found.parent).columns().stream()
                .filter(column -> column.rows().isPresent() && column.name().equals(found.spec.column().value())).findFirst().orElseThrow();
    }
}
