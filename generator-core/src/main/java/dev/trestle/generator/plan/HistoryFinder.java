package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.HISTORY_PARTITIONS;
import static dev.trestle.generator.diagnostic.DiagnosticCode.HISTORY_TABLE;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.TableKind;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.plan.model.HistoryTable;
import dev.trestle.generator.query.WriteTargets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the tables that have a history. */
public final class HistoryFinder {

    private final Semantics semantics;
    private final Diagnostics diagnostics;
    private final TableFinder tables;
    private final HistoryTables planner;
    private final List<HistoryTable> found = new ArrayList<>();
    private final Map<Long, Located<String>> names = new HashMap<>();

    private HistoryFinder(RoutesFile file, Catalog catalog, Semantics semantics, ComputedColumns computed, Diagnostics diagnostics) {
        this.semantics = semantics;
        this.diagnostics = diagnostics;
        this.tables = new TableFinder(catalog, file.schema().value(), new WriteTargets(catalog, semantics), diagnostics);
        this.planner = new HistoryTables(new CellNames(file.schema().value()), computed, diagnostics);
    }

    /** All tables that are declared; none if one of them has an error, which is reported. */
    public static List<HistoryTable> find(
            RoutesFile file, Catalog catalog, Semantics semantics, ComputedColumns computed, Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        HistoryFinder finder = new HistoryFinder(file, catalog, semantics, computed, own);
        file.history().forEach(finder::find);
        finder.planner.checkNames(finder.found);
        diagnostics.addAll(own);
        return own.hasErrors() ? List.of() : List.copyOf(finder.found);
    }

    private void find(Located<String> name) {
        tables.find(name).ifPresent(table -> {
            Located<String> other = names.putIfAbsent(table.oid(), name);
            if (other != null) {
                report(name, " is named already, at " + other.location() + "; remove one");
            } else if (isTable(name, table)) {
                found.add(planner.plan(name.value(), table, name.location()));
            }
        });
    }

    private boolean isTable(Located<String> name, Table table) {
        switch (table.kind()) {
            case VIEW, MATERIALIZED_VIEW -> report(name, " is a " + table.kind().words() + "; name the tables that it shows");
            case FOREIGN_TABLE -> report(name, " is a foreign table, for which PostgreSQL has no triggers with transition tables");
            case TABLE, PARTITIONED_TABLE -> {
                if (table.schema().equals("trestle_history")) {
                    report(name, " is a table of the history itself");
                    return false;
                }
                Optional<ComputedColumns.FoundRows> made = planner.computed().rowsOf(table);
                if (made.isPresent()) {
                    String from = made.get().parent().name();
                    report(name, " is a computed table, whose rows are computed again when rows of '" + from + "' are reverted; name '" + from
                            + "' in place of it");
                    return false;
                }
                checkPartitions(name, table);
                return !PrimaryKey.of(table, name, "add one, by which the history finds the rows", diagnostics).isEmpty();
            }
        }
        return false;
    }

    /** A statement calls the triggers for statements of the table that it names, and of no other (PostgreSQL documentation, CREATE TRIGGER). */
    private void checkPartitions(Located<String> name, Table table) {
        boolean partitioned = table.kind() == TableKind.PARTITIONED_TABLE;
        if (partitioned || semantics.hasChildren(table.oid())) {
            diagnostics.report(HISTORY_PARTITIONS, name.location(), Quoted.of(name.value())
                    + (partitioned ? " is a partitioned table: a statement that names a partition, and not the table, is not in the history."
                            : " is a table that others inherit from: a statement that names one of these, and not the table, is not in the history."));
        }
        if (semantics.isChild(table.oid())) {
            diagnostics.report(HISTORY_PARTITIONS, name.location(), Quoted.of(name.value())
                    + " is a partition, or a table that inherits: a statement that names the table above it is not in the history.");
        }
    }

    private void report(Located<String> name, String what) {
        diagnostics.report(HISTORY_TABLE, name.location(), Quoted.of(name.value()) + what + ".");
    }
}
