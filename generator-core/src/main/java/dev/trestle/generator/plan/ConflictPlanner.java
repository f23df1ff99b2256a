package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.CONFLICT_NOT_INPUT;
import static dev.trestle.generator.diagnostic.DiagnosticCode.DUPLICATE_INPUT;
import static dev.trestle.generator.diagnostic.DiagnosticCode.NO_INPUT;
import static dev.trestle.generator.diagnostic.DiagnosticCode.NO_UNIQUE_INDEX;
import static dev.trestle.generator.diagnostic.DiagnosticCode.ON_CONFLICT_REFUSED;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Reach;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.TableKind;
import dev.trestle.generator.catalog.UniqueIndex;
import dev.trestle.generator.catalog.Write;
import dev.trestle.generator.config.ConflictSpec;
import dev.trestle.generator.config.InsertSpec;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.Storing;
import dev.trestle.generator.plan.model.ValueType;
import dev.trestle.generator.plan.sql.InsertSqlPlanner;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides what becomes of a row that is there already (PostgreSQL documentation, INSERT, ON CONFLICT clause). */
record ConflictPlanner(Table table, InsertSqlPlanner sql, Diagnostics diagnostics) {

    /** Empty where it cannot be, which is reported. */
    Optional<StoringPlan> plan(InsertSpec spec, ConflictSpec conflict) {
        List<ColumnFinder.Found> columns = new ColumnFinder(table, diagnostics).find(
                Optional.of(conflict.columns().value()), column -> false, DUPLICATE_INPUT, conflict.columns().location());
        if (!isTaken(spec) | !areInputs(columns) || columns.isEmpty()
                || columns.size() < conflict.columns().value().size()) {
            return Optional.empty();
        }
        Set<String> names = columns.stream().map(found -> found.column().name())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<InputField> key = sql.inputs().stream().filter(input -> names.contains(input.name())).toList();
        return index(conflict, names).flatMap(index -> switch (conflict.action()) {
            case UPDATE -> orUpdate(conflict, key);
            case NOTHING -> Optional.of(new StoringPlan(
                    new Storing.OrFind(sql.find(key, condition(key, index))), sql.orNothing(key)));
        });
    }

    private boolean isTaken(InsertSpec spec) {
        boolean isDirect = table.kind() != TableKind.FOREIGN_TABLE
                && table.reach().get(Write.INSERT) == Reach.DIRECT && table.reach().get(Write.UPDATE) == Reach.DIRECT;
        if (table.ruled()) {
            diagnostics.report(ON_CONFLICT_REFUSED, spec.table().location(), "PostgreSQL refuses ON CONFLICT on '"
                    + spec.table().value() + "', because it has INSERT or UPDATE rules; make them triggers.");
        } else if (!isDirect) {
            diagnostics.report(ON_CONFLICT_REFUSED, spec.table().location(), "'on_conflict' needs a table of this database,"
                    + " or a view that PostgreSQL itself can write through, and '" + spec.table().value() + "' is a "
                    + table.kind().words()
                    + (table.kind() == TableKind.FOREIGN_TABLE ? "." : " with an INSTEAD OF trigger, or over such a view."));
        }
        return isDirect && !table.ruled();
    }

    private boolean areInputs(List<ColumnFinder.Found> columns) {
        List<ColumnFinder.Found> others = new ArrayList<>(columns);
        others.removeIf(found -> sql.inputs().stream().anyMatch(input ->
                input.name().equals(found.column().name()) && !(input.type() instanceof ValueType.Upload)));
        for (ColumnFinder.Found found : others) {
            Column column = found.column();
            boolean isFile = sql.inputs().stream().anyMatch(input -> input.name().equals(column.name()));
            String why = isFile ? " is a file; name another unique column"
                    : column.generated() ? " is a generated column; name the columns that it is computed from"
                    : !column.writable() ? " is GENERATED ALWAYS AS IDENTITY; name another unique column"
                    : " is not among them; add it";
            diagnostics.report(CONFLICT_NOT_INPUT, found.location(), "The columns of 'on_conflict' have to be inputs, but '"
                    + column.name() + "'" + why + ".");
        }
        return others.isEmpty();
    }

    private Optional<UniqueIndex> index(ConflictSpec conflict, Set<String> names) {
        List<UniqueIndex> over = table.uniqueIndexes().stream().filter(index -> index.isOver(names)).toList();
        Optional<UniqueIndex> usable = over.stream().filter(UniqueIndex::usable).findFirst();
        // PostgreSQL takes every index over the columns, and stops at a deferrable one although another would do.
        Optional<UniqueIndex> deferrable =
                over.stream().filter(index -> index.obstacle().equals("deferrable")).findFirst();
        if (usable.isPresent() && deferrable.isEmpty()) {
            return usable;
        }
        String columns = list(names);
        String because = deferrable.or(() -> over.stream().findFirst())
                .map(index -> "the index '" + index.name() + "' on " + columns + " is " + index.obstacle()
                        + ", which ON CONFLICT cannot use")
                .orElse("'" + table.name() + "' has no unique index on exactly " + columns);
        String others = table.uniqueIndexes().stream()
                .filter(index -> index.usable() && !index.isOver(names) && canBeInputs(index))
                .map(index -> list(index.columns()))
                .distinct().collect(Collectors.joining(", "));
        diagnostics.report(NO_UNIQUE_INDEX, conflict.columns().location(), Character.toUpperCase(because.charAt(0))
                + because.substring(1) + "; " + (others.isEmpty() ? "" : "use the columns of another index, " + others + ", or ")
                + "add a constraint: UNIQUE " + columns + ".");
        return Optional.empty();
    }

    private boolean canBeInputs(UniqueIndex index) {
        return index.columns().stream().flatMap(name -> table.column(name).stream()).allMatch(Column::writable);
    }

    private static String list(Iterable<String> columns) {
        return "(" + String.join(", ", columns) + ")";
    }

    private Optional<StoringPlan> orUpdate(ConflictSpec conflict, List<InputField> key) {
        if (key.size() == sql.inputs().size()) {
            diagnostics.report(NO_INPUT, conflict.columns().location(), "No input is left to update: all inputs are"
                    + " columns of 'on_conflict'; add another input, or write do: nothing.");
        }
        return Optional.of(new StoringPlan(new Storing.OrUpdate(), sql.orUpdate(key)));
    }

    /** A unique index over nullable columns lets any number of nulls in, so that null never conflicts; or nulls are equal. */
    private static String condition(List<InputField> key, UniqueIndex index) {
        return key.stream()
                .map(field -> field.sql() + (index.nullsConflict() && field.presence().nullable()
                        ? " IS NOT DISTINCT FROM " : " = ") + field.placeholder())
                .collect(Collectors.joining(" AND "));
    }
}
