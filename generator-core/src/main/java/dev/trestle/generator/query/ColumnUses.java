package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.query.Node.Struct;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tables and columns that a statement reads or writes: those that PostgreSQL would ask privileges for. {@code pg_depend} knows
 * less, for it leaves out rows used as a whole, and more, for it names every column where there is ON CONFLICT.
 */
final class ColumnUses {

    /** {@code FirstLowInvalidHeapAttributeNumber}: bitmaps of columns begin with the system's own. */
    private static final int FIRST_MEMBER = -7;

    private static final List<String> BITMAPS = List.of("selectedCols", "insertedCols", "updatedCols");

    private final Catalog catalog;

    ColumnUses(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The tables in the catalog, by schema and name, each once. */
    List<TableUse> of(QueryTree tree) {
        var byTable = new TreeMap<Table, TreeSet<Integer>>(
                Comparator.comparing(Table::schema).thenComparing(Table::name));
        // PostgreSQL 16 moved the bitmaps from the range table's entries to a list of their own.
        for (Struct struct : tree.query().structs()) {
            if (struct.fields().containsKey(BITMAPS.get(0)) && struct.number("relid", 0) != 0) {
                catalog.table(struct.number("relid")).ifPresent(table -> byTable
                        .computeIfAbsent(table, key -> new TreeSet<>())
                        .addAll(columns(struct, table)));
            }
        }
        return byTable.entrySet().stream()
                .map(entry -> use(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<Integer> columns(Struct privileges, Table table) {
        List<Integer> named = BITMAPS.stream()
                .flatMap(bitmap -> privileges.numbers(bitmap).stream())
                .map(member -> Math.toIntExact(member) + FIRST_MEMBER)
                .toList();
        boolean wholeRow = named.contains(0);
        return table.columns().stream()
                .map(Column::number)
                .filter(number -> wholeRow || named.contains(number))
                .toList();
    }

    private static TableUse use(Table table, TreeSet<Integer> numbers) {
        return new TableUse(table.schema(), table.name(),
                numbers.stream().map(number -> table.column(number).orElseThrow().name()).toList());
    }
}
