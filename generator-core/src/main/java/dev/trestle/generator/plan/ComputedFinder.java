package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.COMPUTED_COLUMN;
import static dev.trestle.generator.diagnostic.DiagnosticCode.COMPUTED_FROM;
import static dev.trestle.generator.diagnostic.DiagnosticCode.COMPUTED_PARTITIONS;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the columns that functions compute, with the columns that the functions take. */
public final class ComputedFinder {

    private final RoutesFile file;
    private final Semantics semantics;
    private final Diagnostics diagnostics;
    private final TableFinder tables;
    private final Map<String, DeclaredType> types;
    private final List<ComputedColumns.Found> found = new ArrayList<>();
    private final List<ComputedColumns.Found> missing = new ArrayList<>();

    private ComputedFinder(
            RoutesFile file, Catalog catalog, Semantics semantics, Map<String, DeclaredType> types, Diagnostics diagnostics) {
        this.types = types;
        this.file = file;
        this.semantics = semantics;
        this.diagnostics = diagnostics;
        this.tables = new TableFinder(catalog, file.schema().value(), new WriteTargets(catalog, semantics), diagnostics);
    }

    /**
     * All columns that are declared; none where something is wrong with one of them, and it is reported.
     *
     * @param types that columns are declared with, by their names as written; those that are faulty are missing, and reported already
     */
    public static ComputedColumns find(
            RoutesFile file, Catalog catalog, Semantics semantics, Map<String, DeclaredType> types, Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        ComputedFinder finder = new ComputedFinder(file, catalog, semantics, types, own);
        file.computed().forEach(finder::find);
        ComputedOrder.check(finder.found, own);
        List<ComputedTable> planned = own.hasErrors()
                ? List.of()
                : new ComputedTables(new CellNames(file.schema().value()), own).plan(finder.found);
        diagnostics.addAll(own);
        ComputedLimits.check(file, diagnostics);
        return own.hasErrors() ? ComputedColumns.NONE : new ComputedColumns(planned, List.copyOf(finder.found), List.copyOf(finder.missing));
    }

    private void find(ComputedSpec spec) {
        String name = spec.column().value();
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
            List<ColumnFinder.Found> from = from(spec, table);
            exact.ifPresent(there -> new ClearedColumns(diagnostics).check(spec, there, from));
            exact.filter(there -> !isTwice(spec, table, there)).ifPresent(there -> found.add(new ComputedColumns.Found(
                    spec, table, there, new VersionColumns(file.computed(), diagnostics).of(spec, table, there), from)));
        });
    }

    /** A column that a migration is still to add: its function can be previewed. A faulty type is reported already. */
    private void findMissing(ComputedSpec spec, Table table, String name) {
        List<ColumnFinder.Found> from = from(spec, table);
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
        checkPartitions(spec, table);
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

    /** A statement calls the triggers for statements of the table that it names, and of no other (PostgreSQL documentation, CREATE TRIGGER). */
    private void checkPartitions(ComputedSpec spec, Table table) {
        boolean partitioned = table.kind() == TableKind.PARTITIONED_TABLE;
        if (partitioned || semantics.hasChildren(table.oid())) {
            diagnostics.report(COMPUTED_PARTITIONS, spec.column().location(), Quoted.of(spec.column().value())
                    + (partitioned ? " is a column of a partitioned table: values of rows are not computed if a statement names a partition,"
                            : " is a column of a table that others inherit from: values of rows are not computed if a statement names one of these,")
                    + " and not the table.");
        }
        if (semantics.isChild(table.oid())) {
            diagnostics.report(COMPUTED_PARTITIONS, spec.column().location(), Quoted.of(spec.column().value())
                    + " is a column of a partition, or of a table that inherits: values of rows are not computed if a statement names the"
                    + " table above it.");
        }
    }

    private boolean isTwice(ComputedSpec spec, Table table, Column column) {
        Optional<ComputedColumns.Found> other = Stream.concat(found.stream(), missing.stream())
                .filter(known -> known.is(table, column.name())).findFirst();
        other.ifPresent(known -> report(spec, " is declared already, at " + known.spec().column().location() + "; remove one"));
        return other.isPresent();
    }

    private List<ColumnFinder.Found> from(ComputedSpec spec, Table table) {
        List<String> known = table.columns().stream().map(Column::name).toList();
        Map<String, ColumnFinder.Found> columns = new LinkedHashMap<>();
        for (Located<String> name : spec.from()) {
            Optional<Column> column = table.column(name.value());
            if (column.isEmpty()) {
                diagnostics.report(UNKNOWN_COLUMN, name.location(), "The computed column " + Quoted.of(spec.column().value())
                        + " is computed from " + Quoted.of(name.value()) + ", but the table '" + table.name() + "' has no column "
                        + Quoted.of(name.value()) + Suggestion.didYouMean(name.value(), known) + ".");
            } else if (column.get().generation() == Generation.VIRTUAL) {
                // PostgreSQL shows null for it in the rows of a trigger.
                diagnostics.report(COMPUTED_FROM, name.location(), Quoted.of(name.value())
                        + " is a virtual generated column, whose changes a trigger does not see; name the columns that it is made of,"
                        + " or make it STORED.");
            } else if (columns.putIfAbsent(name.value(), found(table, column.get(), name)) != null) {
                diagnostics.report(COMPUTED_FROM, name.location(), Quoted.of(name.value()) + " is listed twice; remove one.");
            }
        }
        return List.copyOf(columns.values());
    }

    private ColumnFinder.Found found(Table table, Column column, Located<String> name) {
        boolean notNull = column.notNull() && !semantics.weak(table.oid(), column.number());
        return ColumnFinder.Found.of(column.withNotNull(notNull), name.location());
    }

    private void report(ComputedSpec spec, String what) {
        diagnostics.report(COMPUTED_COLUMN, spec.column().location(), Quoted.of(spec.column().value()) + what + ".");
    }
}
