package dev.trestle.generator.target;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a catalog as YAML that people review: the same catalog, the same text; one column, one line. */
public final class SnapshotWriter {

    /** What stands in a flow mapping as it is. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_]([A-Za-z0-9_ ]*[A-Za-z0-9_])?");

    /** Of the core schema of YAML 1.2.2, section 10.3.2. */
    private static final Set<String> WORDS = Set.of("true", "false", "null");

    private SnapshotWriter() {}

    /** The text of the file; the tables stand in the order of their names. */
    public static String write(String target, TargetCatalog catalog) {
        List<String> lines = new ArrayList<>();
        lines.add("# The tables of the target '" + target + "' that routes export into, as trestle:snapshot found them.");
        lines.add("# Do not edit: when the target has changed, run trestle:snapshot again, and review what differs.");
        lines.add("dialect: " + catalog.dialect().name().toLowerCase(Locale.ROOT));
        lines.add("product: " + scalar(catalog.product()));
        lines.add(catalog.tables().isEmpty() ? "tables: []" : "tables:");
        catalog.tables().stream()
                .sorted(Comparator.comparing((TargetTable table) -> table.schema().orElse(""))
                        .thenComparing(TargetTable::name))
                .forEach(table -> addTable(table, lines));
        return String.join("\n", lines) + "\n";
    }

    private static void addTable(TargetTable table, List<String> lines) {
        lines.add("  - table: " + scalar(table.name()));
        table.schema().ifPresent(schema -> lines.add("    db_schema: " + scalar(schema)));
        lines.add("    primary_key: " + list(table.primaryKey()));
        if (!table.unique().isEmpty()) {
            lines.add("    unique: " + list(table.unique()));
        }
        lines.add("    columns:");
        table.columns().forEach(column -> lines.add("      - " + line(column)));
    }

    /** What is usual is left out. */
    private static String line(TargetColumn column) {
        List<String> entries = new ArrayList<>();
        entries.add("name: " + scalar(column.name()));
        entries.add("type: " + scalar(column.typeName()));
        entries.add("jdbc: " + column.jdbc());
        if (column.size() != Integer.MAX_VALUE) {
            entries.add("size: " + column.size());
        }
        if (column.digits() != 0) {
            entries.add("digits: " + column.digits());
        }
        if (column.notNull()) {
            entries.add("not_null: true");
        }
        if (column.hasDefault()) {
            entries.add("default: true");
        }
        if (column.generated()) {
            entries.add("generated: true");
        }
        if (!column.labels().isEmpty()) {
            entries.add("labels: " + list(column.labels()));
        }
        return "{" + String.join(", ", entries) + "}";
    }

    private static String list(List<String> texts) {
        return texts.stream().map(SnapshotWriter::scalar).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String scalar(String text) {
        if (PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT))) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ' || c > '~') {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
