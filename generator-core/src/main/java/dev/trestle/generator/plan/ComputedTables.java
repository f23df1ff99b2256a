package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.NAME_CLASH;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.plan.model.ComputedColumn;
import dev.trestle.generator.plan.model.ComputedRows;
import dev.trestle.generator.plan.model.ComputedTable;
import dev.trestle.generator.plan.sql.SqlNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Plans what the repeatable migration makes for each table with computed columns. */
record ComputedTables(CellNames names, Diagnostics diagnostics) {

    /** In the order in which the routes file names the tables first, and those without computed columns last. */
    List<ComputedTable> plan(List<ComputedColumns.Found> columns, List<ComputedColumns.FoundRows> rows) {
        Stream<Table> tables = Stream.concat(
                columns.stream().map(ComputedColumns.Found::table), rows.stream().map(ComputedColumns.FoundRows::parent)).distinct();
        List<ComputedTable> planned = tables
                .map(table -> plan(table, columns.stream().filter(column -> column.table().equals(table)).toList(),
                        rows.stream().filter(some -> some.parent().equals(table)).toList()))
                .toList();
        checkNames(planned, Stream.concat(columns.stream().map(ComputedColumns.Found::spec), rows.stream().map(ComputedColumns.FoundRows::spec))
                .map(spec -> spec.column().location()).findFirst());
        return planned;
    }

    private ComputedTable plan(Table table, List<ComputedColumns.Found> columns, List<ComputedColumns.FoundRows> rows) {
        List<ComputedTable.KeyColumn> key = table.primaryKey().stream()
                .flatMap(name -> table.column(name).stream())
                .map(column -> keyColumn(column, table.primaryKey()))
                .toList();
        String named = columns.isEmpty() ? rows.get(0).spec().from().get(0).value() : columns.get(0).spec().column().value();
        return new ComputedTable(
                named.replaceFirst("\\.[^.]*$", ""), table.sql(),
                names.of(table, "cell"), SqlNames.own(names.of(table, "cell")),
                names.of(table, "cell_due"), names.of(table, "inserted"), names.of(table, "updated"),
                names.of(table, "cleared"),
                key, Stream.concat(ComputedOrder.of(columns).stream().map(column -> plan(column, columns)),
                        rows.stream().map(some -> plan(some, key, columns))).toList());
    }

    private ComputedColumn plan(ComputedColumns.FoundRows found, List<ComputedTable.KeyColumn> key, List<ComputedColumns.Found> columns) {
        Table child = found.child();
        Map<String, String> referring = new HashMap<>();
        found.key().parent().forEach((own, other) -> referring.put(other, child.column(own).orElseThrow().sql()));
        ComputedRows rows = new ComputedRows(child.sql(), key.stream().map(column -> referring.get(column.name())).toList(),
                found.key().position().sql(), found.key().position().typeText(),
                found.columns().stream().map(ColumnFinder.Found::column).map(column -> new ComputedRows.Column(
                        column.sql(), column.typeText(), base(column.type()).name().sql(), base(column.type()) != column.type(),
                        column.notNull())).toList());
        return ComputedColumn.ofRows(found.spec().column().value(), rows, names.of(found.parent(), names.stem(child) + "_state"),
                found.spec().version(), sources(found.parent(), found.from(), columns));
    }

    private static ComputedTable.KeyColumn keyColumn(Column column, List<String> key) {
        String cell = CellNames.keyColumn(column.name(), key);
        // The catalog quotes keywords; a name with the suffix is no keyword.
        return new ComputedTable.KeyColumn(column.name(), column.sql(), cell,
                cell.equals(column.name()) ? column.sql() : SqlNames.name(cell), column.typeText(), isKnown(column.type()));
    }

    private ComputedColumn plan(ComputedColumns.Found found, List<ComputedColumns.Found> all) {
        Column column = found.column();
        PgType base = base(column.type());
        return new ComputedColumn(
                column.name(), column.sql(), column.typeText(), base.name().sql(), base != column.type(),
                names.of(found.table(), column.name() + "_state"), found.spec().version(), found.version().map(Column::sql),
                found.spec().clear().isPresent(),
                sources(found.table(), found.from(), all), Optional.empty());
    }

    private static List<ComputedColumn.Source> sources(Table table, List<ColumnFinder.Found> from, List<ComputedColumns.Found> all) {
        return from.stream().map(ColumnFinder.Found::column).map(source -> new ComputedColumn.Source(
                source.name(), source.sql(), source.typeText(), source.notNull(),
                all.stream().anyMatch(other -> other.is(table, source.name())))).toList();
    }

    private static PgType base(PgType type) {
        return type instanceof PgType.Domain domain ? base(domain.base()) : type;
    }

    /** The triggers, whose search path is that of PostgreSQL alone, do not find the equality of an extension's type. */
    private static boolean isKnown(PgType type) {
        return !(base(type) instanceof PgType.Base) || base(type).name().schema().equals("pg_catalog");
    }

    /** Tables such as {@code film_cell} beside {@code film} with a column {@code cell} could share names. */
    private void checkNames(List<ComputedTable> tables, Optional<Location> place) {
        Map<String, String> owners = new HashMap<>();
        for (ComputedTable table : tables) {
            for (String name : List.of(table.cells(), table.due(), table.inserted(), table.updated(), table.cleared())) {
                own(owners, name, table.sql(), place);
            }
            table.columns().forEach(column -> own(owners, column.view(),
                    column.rows().isPresent() ? column.sql() : table.sql() + "." + column.sql(), place));
        }
    }

    private void own(Map<String, String> owners, String name, String owner, Optional<Location> place) {
        String other = owners.putIfAbsent(name, owner);
        if (other != null) {
            diagnostics.report(NAME_CLASH, place.orElseThrow(), "The name 'trestle." + name + "' would be that of an"
                    + " object for " + other + " and of one for " + owner + "; rename one of the two, or remove its computed columns.");
        }
    }
}
