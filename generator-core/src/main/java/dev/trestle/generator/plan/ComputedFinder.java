package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.COMPUTED_COLUMN;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNKNOWN_COLUMN;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Generation;
import dev.trestle.generator.catalog.Identity;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.TableKind;
import dev.trestle.generator.config.ComputedSpec;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.plan.model.ComputedTable;
import dev.trestle.generator.plan.sql.SqlNames;
import dev.trestle.generator.query.DeclaredType;
import dev.trestle.generator.query.WriteTargets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the columns and tables that functions compute, with the columns that the functions take. */
public final class ComputedFinder {

    private final RoutesFile file;
    private final Semantics semantics;
    private final Diagnostics diagnostics;
    private final TableFinder tables;
    private final Map<String, DeclaredType> types;
    private final List<ComputedColumns.Found> found = new ArrayList<>();
    private final List<ComputedColumns.Found> missing = new ArrayList<>();
    private final ComputedRowsFinder rows;

    private ComputedFinder(
            RoutesFile file, Catalog catalog, Semantics semantics, Map<String, DeclaredType> types, Diagnostics diagnostics) {
        this.types = types;
        this.file = file;
        this.semantics = semantics;
        this.diagnostics = diagnostics;
        this.tables = new TableFinder(catalog, file.schema().value(), new WriteTargets(catalog, semantics), diagnostics);
        this.rows = new ComputedRowsFinder(tables, semantics, file.computed(), diagnostics);
    }

    /**
     * All columns and tables that are declared; none where something is wrong with one of them, and it is reported.
     *
     * @param types that columns are declared with, by their names as written; those that are faulty are missing, and reported already
     */
    public static ComputedColumns find(
            RoutesFile file, Catalog catalog, Semantics semantics, Map<String, DeclaredType> types, Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        ComputedFinder finder = new ComputedFinder(file, catalog, semantics, types, own);
        file.computed().forEach(finder::find);
        ComputedOrder.check(finder.found, own);
        new ComputedModes(finder.found, own).check();
        List<ComputedTable> planned = own.hasErrors()
                ? List.of()
                : new ComputedTables(new CellNames(file.schema().value()), own).plan(finder.found, finder.rows.found());
        diagnostics.addAll(own);
        ComputedLimits.check(file, diagnostics);
        return own.hasErrors() ? ComputedColumns.NONE
                : new ComputedColumns(planned, List.copyOf(finder.found), List.copyOf(finder.missing), finder.rows.found());
    }

    private void find(ComputedSpec spec) {
        String name = spec.column().value();
        if (rows.isTable(spec)) {
            rows.find(spec);
            return;
        }
        spec.columns().ifPresent(listed -> report(spec, " is a column, and 'columns' is for tables; remove 'columns'"));
        int dot = name.lastIndexOf('.');
        if (dot <= 0 || dot == name.length() - 1) {
            report(spec, " is not a column of a table; write table.column");
            return;
        }
        String column = name.substring(dot + 1);
        tables.find(new Located<>(name.substring(0, dot), spec.column().location())).ifPresent(table -> {
            List<String> known = table.columns().stream().map(Column::name).toList();
            Optional<Column> exact = table.column(column);
            if (exact.isEmpty() && spec.type().isPresent()) {
                findMissing(spec, table, column);
                return;
            }
            if (exact.isEmpty()) {
                diagnostics.report(UNKNOWN_COLUMN, spec.column().location(), "The table '" + table.name()
                        + "' has no column '" + column + "'" + Suggestion.didYouMean(column, known)
                        + "; a migration creates it, and the function fills it. To preview the function before, write its 'type'.");
            }
            exact.ifPresent(there -> checkType(spec, there));
            exact.ifPresent(there -> check(spec, table, there));
            List<ColumnFinder.Found> from = new ComputedInputs(semantics, diagnostics)
                    .find("The computed column " + Quoted.of(name), table, spec.from());
            exact.ifPresent(there -> new ClearedColumns(diagnostics).check(spec, there, from));
            exact.filter(there -> !isTwice(spec, table, there)).ifPresent(there -> found.add(new ComputedColumns.Found(
                    spec, table, there, new VersionColumns(file.computed(), diagnostics).of(spec, table, there), from)));
        });
    }

    /** A column that a migration is still to add: its function can be previewed. A faulty type is reported already. */
    private void findMissing(ComputedSpec spec, Table table, String name) {
        List<ColumnFinder.Found> from = new ComputedInputs(semantics, diagnostics)
                .find("The computed column " + Quoted.of(spec.column().value()), table, spec.from());
        spec.type().map(type -> types.get(type.value())).ifPresent(type -> {
            Column column = new Column(0, name, SqlNames.name(name), type.type(), type.modifier(), type.text(), false, false,
                    Identity.NONE, Generation.NONE, Optional.empty());
            check(spec, table, column);
            if (!isTwice(spec, table, column)) {
                missing.add(new ComputedColumns.Found(spec, table, column, Optional.empty(), from));
            }
        });
    }

    private void checkType(ComputedSpec spec, Column column) {
        spec.type().filter(type -> types.containsKey(type.value()) && !types.get(type.value()).text().equals(column.typeText()))
                .ifPresent(type -> diagnostics.report(COMPUTED_COLUMN, type.location(), Quoted.of(spec.column().value()) + " is "
                        + column.typeText() + " in the database, and not " + types.get(type.value()).text()
                        + "; remove 'type', which is for columns that the database does not have yet."));
    }

    private void check(ComputedSpec spec, Table table, Column column) {
        if (table.kind() == TableKind.VIEW || table.kind() == TableKind.MATERIALIZED_VIEW) {
            report(spec, " is a column of a " + table.kind().words() + "; name the column of the table that it shows");
            return;
        }
        if (table.kind() == TableKind.FOREIGN_TABLE) {
            report(spec, " is a column of a foreign table; PostgreSQL has no triggers with transition tables for foreign tables");
            return;
        }
        new ComputedKinds(semantics, diagnostics).checkPartitions(
                table, Quoted.of(spec.column().value()) + " is a column of", spec.column().location());
        boolean hasKey = !PrimaryKey.of(table, new Located<>(table.name(), spec.column().location()),
                "values are stored by the primary key; add one to the table", diagnostics).isEmpty();
        if (hasKey && table.primaryKey().contains(column.name())) {
            report(spec, " is part of the primary key, by which values are stored");
        } else if (column.generated()) {
            report(spec, " is a generated column, which PostgreSQL computes; remove it here, or make it an ordinary column");
        } else if (column.identity() != Identity.NONE) {
            report(spec, " is an identity column, whose values PostgreSQL makes");
        } else if (column.required()) {
            report(spec, " is NOT NULL and has no default, but it has no value when the row is stored; remove NOT NULL, or give it"
                    + " a default");
        }
    }

    private boolean isTwice(ComputedSpec spec, Table table, Column column) {
        Optional<ComputedColumns.Found> other = Stream.concat(found.stream(), missing.stream())
                .filter(known -> known.is(table, column.name())).findFirst();
        other.ifPresent(known -> report(spec, " is declared already, at " + known.spec().column().location() + "; remove one"));
        return other.isPresent();
    }

    private void report(ComputedSpec spec, String what) {
        diagnostics.report(COMPUTED_COLUMN, spec.column().location(), Quoted.of(spec.column().value()) + what + ".");
    }
}
