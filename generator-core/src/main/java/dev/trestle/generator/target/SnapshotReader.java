package dev.trestle.generator.target;

import dev.trestle.generator.config.YamlFile;
import dev.trestle.generator.config.YamlKind;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.sql.JDBCType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what {@link SnapshotWriter} wrote. */
public final class SnapshotReader {

    private static final YamlKind KIND = new YamlKind(
            "snapshot", "The snapshot is empty; trestle:snapshot writes it.", DiagnosticCode.TARGET_CATALOG);

    private static final List<String> TABLE = List.of("table", "db_schema", "primary_key", "unique", "columns");

    private static final List<String> COLUMN =
            List.of("name", "type", "jdbc", "size", "digits", "not_null", "default", "generated", "labels");

    private SnapshotReader() {}

    /**
     * The catalog; empty where the file cannot be read or is no snapshot, which is reported.
     *
     * @param displayName the file's path as diagnostics show it
     */
    public static Optional<TargetCatalog> read(Path file, String displayName, Diagnostics diagnostics) {
        return YamlFile.read(file, displayName, KIND, diagnostics).flatMap(root -> {
            try {
                return Optional.of(catalog(new SnapshotNode(displayName, "A snapshot", root)));
            } catch (SnapshotNode.Misfit e) {
                diagnostics.report(DiagnosticCode.TARGET_CATALOG, e.location(),
                        e.getMessage() + " Run trestle:snapshot again, which writes the file.");
                return Optional.empty();
            }
        });
    }

    private static TargetCatalog catalog(SnapshotNode root) throws SnapshotNode.Misfit {
        SnapshotNode.Entries entries = root.entries(List.of("dialect", "product", "tables"));
        List<TargetTable> tables = new ArrayList<>();
        for (SnapshotNode node : entries.required("tables").list()) {
            TargetTable table = table(node);
            if (tables.stream().anyMatch(other -> other.named(new TableName(table.schema(), table.name())))) {
                throw node.entries(TABLE).required("table").twice("tables");
            }
            tables.add(table);
        }
        return new TargetCatalog(
                dialect(entries.required("dialect")), entries.required("product").text(), CatalogOrigin.SNAPSHOT, tables,
                new KnownTables(Optional.empty(), tables.stream()
                        .map(table -> new TableName(table.schema(), table.name()))
                        .toList()));
    }

    private static TargetDialect dialect(SnapshotNode node) throws SnapshotNode.Misfit {
        String written = node.text();
        List<String> words =
                Arrays.stream(TargetDialect.values()).map(dialect -> dialect.name().toLowerCase(Locale.ROOT)).toList();
        int index = words.indexOf(written);
        if (index < 0) {
            throw node.misfit("has to be one of " + String.join(", ", words));
        }
        return TargetDialect.values()[index];
    }

    private static TargetTable table(SnapshotNode node) throws SnapshotNode.Misfit {
        SnapshotNode.Entries entries = node.entries(TABLE);
        List<TargetColumn> columns = columns(entries.required("columns"));
        List<String> names = columns.stream().map(TargetColumn::name).toList();
        entries.required("primary_key");
        Optional<SnapshotNode> schema = entries.optional("db_schema");
        return new TargetTable(
                schema.isPresent() ? Optional.of(schema.get().text()) : Optional.empty(),
                entries.required("table").text(),
                columns,
                entries.texts("primary_key", names),
                entries.texts("unique", names));
    }

    /** No table is without columns, but a file may be cut. */
    private static List<TargetColumn> columns(SnapshotNode node) throws SnapshotNode.Misfit {
        List<TargetColumn> columns = new ArrayList<>();
        for (SnapshotNode entry : node.list()) {
            TargetColumn column = column(entry);
            if (columns.stream().anyMatch(other -> other.name().equals(column.name()))) {
                throw entry.entries(COLUMN).required("name").twice("columns");
            }
            columns.add(column);
        }
        if (columns.isEmpty()) {
            throw node.misfit("has to be a list of one column or more");
        }
        return columns;
    }

    private static TargetColumn column(SnapshotNode node) throws SnapshotNode.Misfit {
        SnapshotNode.Entries entries = node.entries(COLUMN);
        return new TargetColumn(
                entries.required("name").text(),
                jdbc(entries.required("jdbc")),
                entries.required("type").text(),
                entries.whole("size", Integer.MAX_VALUE),
                entries.whole("digits", 0),
                entries.truth("not_null"),
                entries.truth("default"),
                entries.truth("generated"),
                entries.texts("labels"));
    }

    private static int jdbc(SnapshotNode node) throws SnapshotNode.Misfit {
        Optional<Integer> number = node.number();
        if (number.isPresent()) {
            return number.get();
        }
        String written = node.text();
        for (JDBCType type : JDBCType.values()) {
            if (type.getName().equals(written)) {
                return type.getVendorTypeNumber();
            }
        }
        throw node.misfit("has to be a number or a name of java.sql.JDBCType");
    }
}
