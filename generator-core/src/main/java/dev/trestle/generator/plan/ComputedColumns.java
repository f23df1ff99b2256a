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
 */
public record ComputedColumns(List<ComputedTable> tables, List<Found> columns, List<Found> missing) {

    /** None. */
    public static final ComputedColumns NONE = new ComputedColumns(List.of(), List.of(), List.of());

    /** A column of the routes file, what it is in the catalog, and the column of its version. */
    record Found(ComputedSpec spec, Table table, Column column, Optional<Column> version, List<ColumnFinder.Found> from) {

        boolean is(Table otherTable, String otherColumn) {
            return table.oid() == otherTable.oid() && column.name().equals(otherColumn);
        }
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return columns.isEmpty();
    }

    /** Whether a function computes this column, or its values are the versions of such a column. */
    boolean has(Table table, Column column) {
        return columns.stream().anyMatch(found -> found.is(table, column.name())) || hasVersions(table, column);
    }

    /** Whether its values are the versions of a computed column. */
    boolean hasVersions(Table table, Column column) {
        return columns.stream().anyMatch(found -> found.table.oid() == table.oid()
                && found.version.filter(version -> version.name().equals(column.name())).isPresent());
    }

    /** The catalog with these columns as columns that take no value. */
    public Catalog filled(Catalog catalog) {
        return columns.isEmpty() ? catalog : catalog.withColumns((table, column) -> has(table, column) ? column.computed() : column);
    }

    /** The plan of the table of a column. */
    ComputedTable tableOf(Found found) {
        return tables.stream().filter(table -> table.sql().equals(found.table.sql())).findFirst().orElseThrow();
    }

    /** The plan of a column. */
    ComputedColumn columnOf(Found found) {
        return tableOf(found).columns().stream()
                .filter(column -> column.name().equals(found.column.name())).findFirst().orElseThrow();
    }
}
