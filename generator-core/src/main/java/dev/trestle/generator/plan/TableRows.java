package dev.trestle.generator.plan;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.RecordLimit;
import dev.trestle.generator.plan.model.ReservedNames;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.RowPlan;
import dev.trestle.generator.plan.model.RowUse;
import dev.trestle.generator.plan.model.TableRow;
import dev.trestle.generator.plan.type.RowNames;
import dev.trestle.generator.query.ColumnUse;
import dev.trestle.generator.query.QueryAnalysis;
import dev.trestle.generator.query.ReadColumns;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Decides which routes share the record of a whole row. It is decided for each route by its outputs and its table alone, so that
 * adding or removing a route never changes the record of another one.
 */
final class TableRows {

    private final Catalog catalog;
    private final RowNames names;
    private final FieldPlanner fields;
    private final ReadColumns columns;
    private final Map<String, TableRow> found = new HashMap<>();

    TableRows(Catalog catalog, RowNames names, FieldPlanner fields, ReadColumns columns) {
        this.catalog = catalog;
        this.names = names;
        this.fields = fields;
        this.columns = columns;
    }

    /**
     * The shared record for the outputs of a route of this table. It is empty if the route lists its outputs, so that they do not
     * depend on the table, or if they are not the table's row as a query reads it.
     *
     * @param listed the outputs that the routes file lists
     */
    Optional<String> of(Optional<List<Located<String>>> listed, Table table, List<OutputField> outputs) {
        return listed.isPresent()
                ? Optional.empty()
                : catalog.table(table.oid()).flatMap(relation -> whole(relation, outputs));
    }

    /** The shared record for the outputs of a query, if every column is the column of the same name of one table. */
    Optional<String> of(QueryAnalysis query, List<OutputField> outputs) {
        List<ColumnUse> origins = query.columns().stream()
                .flatMap(column -> column.origin().filter(origin -> origin.column().equals(column.name())).stream())
                .toList();
        boolean ofOneTable = origins.size() == query.columns().size()
                && origins.stream().map(origin -> List.of(origin.schema(), origin.table())).distinct().count() == 1;
        return ofOneTable
                ? catalog.table(origins.get(0).schema(), origins.get(0).table()).flatMap(table -> whole(table, outputs))
                : Optional.empty();
    }

    private Optional<String> whole(Table table, List<OutputField> outputs) {
        List<String> wanted = table.columns().stream().map(Column::name).toList();
        if (!outputs.stream().map(OutputField::name).toList().equals(wanted) || !RecordLimit.fitsOutputs(outputs)) {
            return Optional.empty();
        }
        List<OutputField> row = IntStream.range(0, outputs.size())
                .mapToObj(i -> column(table, table.columns().get(i), outputs.get(i)))
                .flatMap(Optional::stream)
                .toList();
        if (!shape(row).equals(shape(outputs))) {
            return Optional.empty();
        }
        String className = names.className(table);
        found.putIfAbsent(className, new TableRow(className, table.sql(), row, Set.of()));
        return Optional.of(className);
    }

    private Optional<OutputField> column(Table table, Column column, OutputField output) {
        return fields.whole(table, columns.of(table, column), output.location());
    }

    private static List<List<Object>> shape(List<OutputField> row) {
        return row.stream().map(field -> List.<Object>of(field.name(), field.type().unlimited(), field.nullable())).toList();
    }

    /** Whether the name is that of a record of whole rows, used or not, or of another type of the database. */
    boolean isTaken(String className) {
        return names.isTaken(className);
    }

    /** The name of a class that is generated anyhow: this one, unless another class has it. */
    String free(String className) {
        return ReservedNames.isReserved(className) || ReservedNames.ofComputed().contains(className) || isTaken(className)
                ? className + "Computed" : className;
    }

    /** The records that these routes share, by class name. */
    List<TableRow> used(List<RoutePlan> routes) {
        Map<String, Set<RowUse>> uses = new TreeMap<>();
        for (RoutePlan route : routes) {
            route.exchange().gives().rows().stream().filter(RowPlan::shared).forEach(row -> uses
                    .computeIfAbsent(row.recordName(), name -> EnumSet.noneOf(RowUse.class))
                    .addAll(route.rowUses()));
        }
        List<TableRow> rows = new ArrayList<>();
        uses.forEach((name, all) -> rows.add(new TableRow(name, found.get(name).sql(), found.get(name).columns(), all)));
        return rows;
    }
}
