package dev.trestle.generator.plan;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.plan.model.CheckedTable;
import dev.trestle.generator.plan.model.UsedTable;
import dev.trestle.generator.plan.type.JavaNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Collects which columns the routes rely on, each by itself and all together. */
final class TableUses {

    private final Catalog catalog;
    private final Map<String, Uses> bySql = new TreeMap<>();

    /** The columns that one route uses, by the table as SQL has it, and whether it relies on their being NOT NULL. */
    private Map<String, Map<Column, Boolean>> route = new TreeMap<>();

    TableUses(Catalog catalog) {
        this.catalog = catalog;
    }

    /** A route uses this table. */
    void use(Table table) {
        bySql.computeIfAbsent(table.sql(), sql -> new Uses(table));
        route.computeIfAbsent(table.sql(), sql -> new TreeMap<>(Comparator.comparingInt(Column::number)));
    }

    /** As {@link #use(Table)}, by names; what the catalog does not have is passed over. */
    void use(String schema, String table) {
        catalog.table(schema, table).ifPresent(this::use);
    }

    /** A route uses this column; {@code notNull} says whether it also relies on its being NOT NULL. */
    void use(Table table, Column column, boolean notNull) {
        use(table);
        bySql.get(table.sql()).notNullByColumn.merge(column, notNull, Boolean::logicalOr);
        route.get(table.sql()).merge(column, notNull, Boolean::logicalOr);
    }

    /** As {@link #use(Table, Column, boolean)}, by names; what the catalog does not have is passed over. */
    void use(String schema, String table, String column, boolean notNull) {
        catalog.table(schema, table).ifPresent(t -> t.column(column).ifPresent(c -> use(t, c, notNull && c.notNull())));
    }

    /**
     * The columns that were used since this was called before, by the table as SQL has it, and whether their being NOT NULL was
     * relied on.
     */
    Map<String, Map<Column, Boolean>> take() {
        Map<String, Map<Column, Boolean>> taken = route;
        route = new TreeMap<>();
        return taken;
    }

    /** What one route uses of the tables that all of them use. */
    static List<UsedTable> used(Map<String, Map<Column, Boolean>> taken, List<CheckedTable> tables) {
        return tables.stream().filter(table -> taken.containsKey(table.sql())).map(table -> {
            Map<Column, Boolean> columns = taken.get(table.sql());
            return new UsedTable(
                    table.methodName(),
                    columns.keySet().stream().map(Column::sql).toList(),
                    columns.size() == table.columns().size(),
                    columns.keySet().stream()
                            .filter(column -> !columns.get(column) && table.columns().contains(line(column, true)))
                            .map(Column::sql)
                            .toList());
        }).toList();
    }

    // length smallint not null
    private static String line(Column column, boolean notNull) {
        return column.sql() + " " + column.typeText() + (notNull ? " not null" : "");
    }

    List<CheckedTable> expected() {
        List<CheckedTable> tables = new ArrayList<>();
        Set<String> methods = new HashSet<>(Set.of("all", "media"));
        for (Uses uses : bySql.values()) {
            String stem = JavaNames.accessor(uses.table.name());
            String method = stem;
            for (int n = 2; !methods.add(method); n++) {
                method = stem + n;
            }
            Table table = uses.table;
            tables.add(new CheckedTable(table.schema(), table.name(), table.sql(), method, uses.lines()));
        }
        return tables;
    }

    private static final class Uses {
        private final Table table;
        private final Map<Column, Boolean> notNullByColumn =
                new TreeMap<>(Comparator.comparingInt(Column::number));

        Uses(Table table) {
            this.table = table;
        }

        List<String> lines() {
            List<String> lines = new ArrayList<>();
            notNullByColumn.forEach((column, notNull) -> lines.add(line(column, notNull)));
            return lines;
        }
    }
}
