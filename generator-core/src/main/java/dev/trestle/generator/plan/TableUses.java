package dev.trestle.generator.plan;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Collects which columns the routes rely on, for the check at start-up. */
final class TableUses {

    private final Catalog catalog;
    private final Map<String, Uses> bySql = new TreeMap<>();

    TableUses(Catalog catalog) {
        this.catalog = catalog;
    }

    /** A route uses this column; {@code notNull} says whether it also relies on its being NOT NULL. */
    void use(Table table, Column column, boolean notNull) {
        bySql.computeIfAbsent(table.sql(), sql -> new Uses(table)).add(column, notNull);
    }

    /** As {@link #use(Table, Column, boolean)}, by names; what the catalog does not have is passed over. */
    void use(String schema, String table, String column, boolean notNull) {
        catalog.table(schema, table).ifPresent(t -> t.column(column).ifPresent(c -> use(t, c, notNull && c.notNull())));
    }

    List<ExpectedTable> expected() {
        List<ExpectedTable> tables = new ArrayList<>();
        Set<String> methods = new HashSet<>(Set.of("tables", "enums"));
        for (Uses uses : bySql.values()) {
            String stem = JavaNames.accessor(uses.table.name());
            String method = stem;
            for (int n = 2; !methods.add(method); n++) {
                method = stem + n;
            }
            tables.add(new ExpectedTable(uses.table.schema(), uses.table.name(), method, uses.lines()));
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

        void add(Column column, boolean notNull) {
            notNullByColumn.merge(column, notNull, Boolean::logicalOr);
        }

        List<String> lines() {
            List<String> lines = new ArrayList<>();
            notNullByColumn.forEach((column, notNull) ->
                    lines.add(column.sql() + " " + column.typeText() + (notNull ? " not null" : "")));
            return lines;
        }
    }
}
