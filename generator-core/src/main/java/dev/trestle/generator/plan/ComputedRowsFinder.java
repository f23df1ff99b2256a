package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.COMPUTED_CYCLE;
import static dev.trestle.generator.diagnostic.DiagnosticCode.COMPUTED_FROM;
import static dev.trestle.generator.diagnostic.DiagnosticCode.COMPUTED_TABLE;

import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.TableKind;
import dev.trestle.generator.config.ComputedSpec;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.route.ComputedMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the tables whose rows functions compute, with the table that they are computed from. */
final class ComputedRowsFinder {

    private final TableFinder tables;
    private final Semantics semantics;
    private final RowsColumns columns;
    private final Diagnostics diagnostics;
    private final List<ComputedColumns.FoundRows> found = new ArrayList<>();

    ComputedRowsFinder(TableFinder tables, Semantics semantics, List<ComputedSpec> declared, Diagnostics diagnostics) {
        this.tables = tables;
        this.semantics = semantics;
        this.columns = new RowsColumns(declared, tables, diagnostics);
        this.diagnostics = diagnostics;
    }

    /** Those that were found, in the order of the routes file. */
    List<ComputedColumns.FoundRows> found() {
        return List.copyOf(found);
    }

    /** Whether the entry names a table and not a column, of which the table was forgotten perhaps. */
    boolean isTable(ComputedSpec spec) {
        String name = spec.column().value();
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return tables.exact(name).isPresent() || spec.from().stream().anyMatch(input -> input.value().contains("."));
        }
        return tables.exact(name).isPresent()
                && tables.exact(name.substring(0, dot)).flatMap(table -> table.column(name.substring(dot + 1))).isEmpty();
    }

    void find(ComputedSpec spec) {
        checkKeys(spec);
        Optional<Table> child = tables.find(spec.column());
        Optional<Table> parent = parent(spec);
        child.filter(table -> isFit(spec, table)).ifPresent(table -> parent.filter(other -> isOther(spec, table, other))
                .ifPresent(other -> find(spec, table, other)));
    }

    private void find(ComputedSpec spec, Table child, Table parent) {
        List<Located<String>> names = spec.from().stream().map(name -> new Located<>(column(name), name.location())).toList();
        List<ColumnFinder.Found> from = new ComputedInputs(semantics, diagnostics)
                .find("The computed table " + Quoted.of(spec.column().value()), parent, names);
        boolean hasKey = !PrimaryKey.of(parent, new Located<>(parent.name(), spec.from().get(0).location()),
                "computed rows refer to it; add one to the table", diagnostics).isEmpty();
        if (!hasKey) {
            return;
        }
        new ComputedKinds(semantics, diagnostics).checkPartitions(
                parent, Quoted.of(spec.column().value()) + " is computed from", spec.column().location());
        RowsKey.find(spec.column(), child, parent, semantics, diagnostics).ifPresent(key ->
                found.add(new ComputedColumns.FoundRows(spec, parent, child, key, columns.find(spec, child), from)));
    }

    /** The one table of all inputs. */
    private Optional<Table> parent(ComputedSpec spec) {
        Optional<Table> parent = Optional.empty();
        for (Located<String> input : spec.from()) {
            if (column(input).isEmpty() || table(input).isEmpty()) {
                diagnostics.report(COMPUTED_FROM, input.location(), Quoted.of(input.value()) + " has no table: the rows of "
                        + Quoted.of(spec.column().value()) + " are computed from another table; write table.column.");
                return Optional.empty();
            }
            Optional<Table> table = tables.find(new Located<>(table(input), input.location()));
            if (table.isEmpty()) {
                return Optional.empty();
            }
            if (parent.isPresent() && parent.get().oid() != table.get().oid()) {
                diagnostics.report(COMPUTED_FROM, input.location(), "The rows of " + Quoted.of(spec.column().value())
                        + " are computed from rows of one table, but " + Quoted.of(spec.from().get(0).value()) + " and "
                        + Quoted.of(input.value()) + " are columns of two; remove one.");
                return Optional.empty();
            }
            parent = table;
        }
        return parent.filter(table -> isWatched(spec, table));
    }

    private boolean isFit(ComputedSpec spec, Table table) {
        Optional<ComputedColumns.FoundRows> other = found.stream().filter(known -> known.child().oid() == table.oid()).findFirst();
        other.ifPresent(known -> report(spec, spec.column().location(),
                " is declared already, at " + known.spec().column().location() + "; remove one"));
        boolean stored = table.kind() == TableKind.TABLE || table.kind() == TableKind.PARTITIONED_TABLE;
        if (!stored) {
            report(spec, spec.column().location(), " is a " + table.kind().words() + "; name a table, in which rows can be stored");
        }
        return stored && other.isEmpty();
    }

    private boolean isWatched(ComputedSpec spec, Table parent) {
        boolean watched = parent.kind() == TableKind.TABLE || parent.kind() == TableKind.PARTITIONED_TABLE;
        if (!watched) {
            diagnostics.report(COMPUTED_FROM, spec.from().get(0).location(), "'" + parent.name() + "' is a " + parent.kind().words()
                    + ", whose changes no trigger sees; name columns of a table.");
        }
        return watched;
    }

    private boolean isOther(ComputedSpec spec, Table child, Table parent) {
        if (child.oid() == parent.oid()) {
            diagnostics.report(COMPUTED_CYCLE, spec.column().location(), Quoted.of(spec.column().value())
                    + " cannot be computed from its own rows; name columns of another table in 'from'.");
        }
        return child.oid() != parent.oid();
    }

    private void checkKeys(ComputedSpec spec) {
        spec.versioned().ifPresent(place -> report(spec, place, " is a table, whose rows have no column for the version; remove 'versioned'"));
        spec.type().ifPresent(type -> report(spec, type.location(), " is a table, whose columns have types of their own; remove 'type'"));
        spec.clear().ifPresent(place -> report(spec, place, " is a table, whose rows stay until the new ones are stored; remove 'stale'"));
        if (spec.run().mode() != ComputedMode.BACKGROUND) {
            report(spec, spec.column().location(), " is a table, whose rows are computed in the background; remove 'run'");
        }
    }

    private void report(ComputedSpec spec, Location place, String what) {
        diagnostics.report(COMPUTED_TABLE, place, Quoted.of(spec.column().value()) + what + ".");
    }

    private static String table(Located<String> input) {
        return input.value().substring(0, Math.max(0, input.value().lastIndexOf('.')));
    }

    private static String column(Located<String> input) {
        return input.value().substring(input.value().lastIndexOf('.') + 1);
    }
}
