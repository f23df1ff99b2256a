package dev.trestle.generator.plan.export;

import static dev.trestle.generator.diagnostic.DiagnosticCode.EXPORT_KEY;
import static dev.trestle.generator.diagnostic.DiagnosticCode.EXPORT_TWICE;
import static dev.trestle.generator.diagnostic.DiagnosticCode.EXPORT_TYPE;
import static dev.trestle.generator.diagnostic.DiagnosticCode.MISSING_EXPORT_COLUMN;

import dev.trestle.generator.config.ExportMethod;
import dev.trestle.generator.config.ExportSpec;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.plan.model.ExportColumn;
import dev.trestle.generator.route.ExportDelivery;
import dev.trestle.generator.target.CatalogOrigin;
import dev.trestle.generator.target.TargetCatalog;
import dev.trestle.generator.target.TargetColumn;
import dev.trestle.generator.target.TargetTable;
import java.util.List;
import java.util.Optional;

/**
 * Whether the table as a whole takes what a route exports; the columns that are written are the business of
 * {@link ExportColumns}.
 *
 * @param words the table, as messages name it
 */
record ExportChecks(
        ExportSpec spec, TargetCatalog catalog, TargetTable table, String words, Diagnostics diagnostics) {

    /** Whether the method has a row to find, and something to set. */
    void checkKey(List<ExportColumn> columns, boolean hasKey) {
        ExportMethod method = spec.method().value();
        if (method == ExportMethod.INSERT) {
            return;
        }
        if (table.primaryKey().contains(TargetUses.ENTRY_ID) && !has(columns, TargetUses.ENTRY_ID)) {
            diagnostics.report(EXPORT_KEY, spec.method().location(), "The primary key of " + words + " contains "
                    + Quoted.of(TargetUses.ENTRY_ID) + ". Each entry has a new id, so no row is ever found by it; write"
                    + " 'method: insert', which fills that column itself, or give the table a primary key of columns that"
                    + " the route answers with.");
            return;
        }
        String does = "'method: " + method.key() + "' finds its row by the primary key, but ";
        if (table.primaryKey().isEmpty()) {
            diagnostics.report(EXPORT_KEY, spec.method().location(), does + words
                    + " has none; add one there, or write 'method: insert'.");
        } else if (!hasKey) {
            List<String> missing = table.primaryKey().stream().filter(key -> !has(columns, key)).toList();
            diagnostics.report(EXPORT_KEY, spec.method().location(), does + "the route does not answer with "
                    + String.join(", ", missing) + ", which the key of " + words + " contains; add it to the outputs, or"
                    + " write 'method: insert'.");
        } else if (columns.size() == table.primaryKey().size()) {
            diagnostics.report(EXPORT_KEY, spec.method().location(), "Only the primary key of " + words
                    + " is exported, so no column is left to update; add another column to the outputs, or write"
                    + " 'method: insert'.");
        }
    }

    /** The column that gets the id of an entry, if there is one. */
    Optional<TargetColumn> entryId(List<ExportColumn> columns) {
        Optional<TargetColumn> column = table.column(TargetUses.ENTRY_ID)
                .filter(id -> spec.method().value() == ExportMethod.INSERT && !has(columns, id.name()));
        column.filter(id -> !TargetUses.holdsEntryId(catalog.dialect(), id)).ifPresent(id ->
                diagnostics.report(EXPORT_TYPE, spec.table().location(), Quoted.of(id.name()) + " in " + words
                        + " is " + id.shown(catalog.dialect()) + ", which cannot hold the id of an entry;"
                        + " it has to be a uuid, or a text of 36 characters."));
        checkUnique(column.filter(id -> TargetUses.holdsEntryId(catalog.dialect(), id)));
        return column;
    }

    private void checkUnique(Optional<TargetColumn> entryId) {
        boolean snapshot = catalog.origin() == CatalogOrigin.SNAPSHOT;
        entryId.filter(id -> spec.delivery().value() == ExportDelivery.OUTBOX && !table.unique(id.name())).ifPresent(id ->
                diagnostics.report(EXPORT_TWICE, spec.table().location(), Quoted.of(id.name()) + " in " + words
                        + " is not unique" + (snapshot ? ", according to its snapshot" : "")
                        + ": each insert searches the whole table for the id, and an entry that two servers deliver"
                        + " becomes two rows; add a unique constraint on this column alone"
                        + (snapshot ? ", and run trestle:snapshot again." : ".")));
    }

    /** Columns that need a value, and get none. */
    void checkMissing(List<ExportColumn> columns, Optional<TargetColumn> entryId) {
        if (spec.method().value() == ExportMethod.UPDATE) {
            return;
        }
        for (TargetColumn column : table.columns()) {
            boolean filled = !column.notNull() || column.hasDefault() || column.generated();
            if (filled || has(columns, column.name()) || entryId.equals(Optional.of(column))) {
                continue;
            }
            if (!column.name().equals(TargetUses.ENTRY_ID)) {
                diagnostics.report(MISSING_EXPORT_COLUMN, spec.table().location(), "The route does not answer"
                        + " with " + Quoted.of(column.name()) + ", which in " + words
                        + " is NOT NULL and has no default: every entry would fail;"
                        + " add it to the outputs, or give it a default there.");
            } else if (!table.primaryKey().contains(column.name())) {
                diagnostics.report(MISSING_EXPORT_COLUMN, spec.method().location(), Quoted.of(column.name()) + " in "
                        + words + " is NOT NULL and has no default, and only 'method: insert' fills it: every"
                        + " entry would fail; write 'method: insert', or allow null there.");
            }
        }
    }

    static boolean has(List<ExportColumn> columns, String name) {
        return columns.stream().anyMatch(column -> column.column().name().equals(name));
    }
}
