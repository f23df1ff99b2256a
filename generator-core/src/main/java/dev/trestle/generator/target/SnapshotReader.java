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
        SnapshotNode.Entries entries = root.entries("dialect", "product", "tables");
        List<TargetTable> tables = new ArrayList<>();
        for (SnapshotNode table : entries.required("tables").list()) {
            tables.add(table(table));
        }
        return new TargetCatalog(
                dialect(entries.required("dialect")), entries.required("product").text(), CatalogOrigin.SNAPSHOT, tables,
                new KnownTables(Optional.empty(), tables.stream()
                        .map(table -> new TableName(table.schema(), table.name()))
                        .toList()));
    }

    private static Dialect dialect(SnapshotNode node) throws SnapshotNode.Misfit {
        String written = node.text();
        List<String> words =
                Arrays.stream(Dialect.values()).map(dialect -> dialect.name().toLowerCase(Locale.ROOT)).toList();
        int index = words.indexOf(written);
        if (index < 0) {
            throw node.misfit("is one of " + String.join(", ", words));
        }
        return Dialect.values()[index];
    }

    private static TargetTable table(SnapshotNode node) throws SnapshotNode.Misfit {
        SnapshotNode.Entries entries = node.entries("table", "db_schema", "primary_key", "columns");
        List<TargetColumn> columns = new ArrayList<>();
        for (SnapshotNode column : entries.required("columns").list()) {
            columns.add(column(column));
        }
        List<String> names = columns.stream().map(TargetColumn::name).toList();
        List<String> primaryKey = new ArrayList<>();
        for (SnapshotNode key : entries.required("primary_key").list()) {
            if (!names.contains(key.text())) {
                throw key.misfit("is one of the columns");
            }
            primaryKey.add(key.text());
        }
        Optional<SnapshotNode> schema = entries.optional("db_schema");
        return new TargetTable(
                schema.isPresent() ? Optional.of(schema.get().text()) : Optional.empty(),
                entries.required("table").text(),
                columns,
                primaryKey);
    }

    private static TargetColumn column(SnapshotNode node) throws SnapshotNode.Misfit {
        SnapshotNode.Entries entries =
                node.entries("name", "type", "jdbc", "size", "digits", "not_null", "default", "generated", "labels");
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
        throw node.misfit("is a number or a name of java.sql.JDBCType");
    }
}
