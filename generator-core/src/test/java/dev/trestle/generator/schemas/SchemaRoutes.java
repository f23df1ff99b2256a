package dev.trestle.generator.schemas;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Reach;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.Write;
import dev.trestle.generator.query.WriteTarget;
import dev.trestle.generator.query.WriteTargets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a routes file with every route that a schema's tables and views can have. */
final class SchemaRoutes {

    private final Path folder;
    private final WriteTargets targets;
    private final Set<String> refused;
    private final StringBuilder yaml = new StringBuilder("package: real.schema\nroutes:\n");
    private int routes;

    /** {@code refused} holds columns, as {@code schema.table.column}, to do without. */
    SchemaRoutes(Path folder, WriteTargets targets, Set<String> refused) {
        this.folder = folder;
        this.targets = targets;
        this.refused = refused;
    }

    static String id(Table table, Column column) {
        return table.schema() + "." + table.name() + "." + column.name();
    }

    /** The columns of the table that are not refused. */
    static List<Column> known(Table table, Set<String> refused) {
        return table.columns().stream().filter(column -> !refused.contains(id(table, column))).toList();
    }

    int write(List<Table> tables) throws IOException {
        Files.createDirectories(folder.resolve("queries"));
        int number = 0;
        for (Table table : tables) {
            write(table, "T" + ++number);
        }
        Files.writeString(folder.resolve("routes.yaml"), yaml);
        return routes;
    }

    private void write(Table table, String name) throws IOException {
        List<Column> known = known(table, refused);
        if (known.isEmpty()) {
            return;
        }
        list(table, name, known);
        target(table, Write.INSERT).ifPresent(target -> insert(target, name));
        target(table, Write.UPDATE).ifPresent(target -> update(target.table(), name));
        Optional<Table> deleted = target(table, Write.DELETE).map(WriteTarget::table);
        if (deleted.isPresent() && keyKnown(deleted.get())) {
            route("delete", "Delete" + name, table, "");
            lookup(deleted.get(), name, known);
        }
    }

    private Optional<WriteTarget> target(Table table, Write write) {
        Reach reach = table.reach().get(write);
        return reach == Reach.DIRECT || reach == Reach.CODE
                ? Optional.of(targets.of(table, write))
                : Optional.empty();
    }

    private void insert(WriteTarget target, String name) {
        Table table = target.table();
        List<Column> known = known(table, refused);
        boolean complete = target.lacking().isEmpty()
                && table.columns().stream().allMatch(column -> !column.required() || known.contains(column));
        if (complete) {
            route("insert", "Insert" + name, table, ", inputs: " + names(writable(known)) + ", outputs: " + names(known));
        }
    }

    private void update(Table table, String name) {
        List<Column> settable = writable(known(table, refused)).stream()
                .filter(column -> !table.primaryKey().contains(column.name())).toList();
        if (keyKnown(table) && !settable.isEmpty()) {
            route("update", "Update" + name, table,
                    ", inputs: " + names(settable) + ", outputs: " + names(known(table, refused)));
        }
    }

    private boolean keyKnown(Table table) {
        return !table.primaryKey().isEmpty()
                && known(table, refused).stream().map(Column::name).toList().containsAll(table.primaryKey());
    }

    private void list(Table table, String name, List<Column> known) throws IOException {
        String select = known.stream().map(Column::sql).collect(Collectors.joining(", "));
        query("List" + name, "SELECT " + select + "\nFROM " + table.sql() + "\nLIMIT :max_rows\n", false);
    }

    private void lookup(Table table, String name, List<Column> known) throws IOException {
        String select = known.stream().map(Column::sql).collect(Collectors.joining(", "));
        StringBuilder where = new StringBuilder();
        for (String key : table.primaryKey()) {
            where.append(where.isEmpty() ? "" : " AND ")
                    .append(table.column(key).orElseThrow().sql())
                    .append(" = :key_").append(table.primaryKey().indexOf(key));
        }
        query("Find" + name, "SELECT " + select + "\nFROM " + table.sql() + "\nWHERE " + where + "\n", true);
    }

    private void query(String name, String sql, boolean oneRow) throws IOException {
        Files.writeString(folder.resolve("queries").resolve(name + ".sql"), sql);
        yaml.append("  - {type: query, name: ").append(name).append(", query: ").append(name)
                .append(", path: /").append(name).append(", one_row: ").append(oneRow).append("}\n");
        routes++;
    }

    private void route(String type, String name, Table table, String more) {
        yaml.append("  - {type: ").append(type).append(", name: ").append(name)
                .append(", table: ").append(quoted(table.schema() + "." + table.name()))
                .append(", path: /").append(name).append(more).append("}\n");
        routes++;
    }

    private static List<Column> writable(List<Column> columns) {
        return columns.stream().filter(Column::writable).toList();
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).map(SchemaRoutes::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
