package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.CONFLICT_NOT_INPUT;
import static dev.trestle.generator.diagnostic.DiagnosticCode.DUPLICATE_INPUT;
import static dev.trestle.generator.diagnostic.DiagnosticCode.NO_UNIQUE_INDEX;
import static dev.trestle.generator.diagnostic.DiagnosticCode.ON_CONFLICT_REFUSED;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Reach;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.TableKind;
import dev.trestle.generator.catalog.UniqueIndex;
import dev.trestle.generator.catalog.Write;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the unique index by which a row is the one that is there already (PostgreSQL documentation, INSERT, ON CONFLICT clause).
 *
 * @param name where the table is named
 * @param option the key of the route that names the columns
 */
record ConflictKeyFinder(Table table, Located<String> name, List<InputField> inputs, String option, Diagnostics diagnostics) {

    /** The inputs of the index. */
    record Found(List<InputField> key, UniqueIndex index) {}

    /** Empty where it cannot be, which is reported. */
    Optional<Found> find(Located<List<Located<String>>> named) {
        List<ColumnFinder.Found> columns = new ColumnFinder(table, diagnostics).find(
                Optional.of(named.value()), column -> false, DUPLICATE_INPUT, named.location());
        if (!isTaken() | !areInputs(columns) || columns.isEmpty() || columns.size() < named.value().size()) {
            return Optional.empty();
        }
        Set<String> names = columns.stream().map(found -> found.column().name())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<InputField> key = inputs.stream().filter(input -> names.contains(input.name())).toList();
        return index(named.location(), names).map(index -> new Found(key, index));
    }

    private boolean isTaken() {
        boolean isDirect = table.kind() != TableKind.FOREIGN_TABLE
                && table.reach().get(Write.INSERT) == Reach.DIRECT && table.reach().get(Write.UPDATE) == Reach.DIRECT;
        if (table.ruled()) {
            diagnostics.report(ON_CONFLICT_REFUSED, name.location(), "PostgreSQL refuses ON CONFLICT on '"
                    + name.value() + "', because it has INSERT or UPDATE rules; make them triggers.");
        } else if (!isDirect) {
            diagnostics.report(ON_CONFLICT_REFUSED, name.location(), "'" + option + "' needs a table of this database,"
                    + " or a view that PostgreSQL itself can write through, and '" + name.value() + "' is a "
                    + table.kind().words()
                    + (table.kind() == TableKind.FOREIGN_TABLE ? "." : " with an INSTEAD OF trigger, or over such a view."));
        }
        return isDirect && !table.ruled();
    }

    private boolean areInputs(List<ColumnFinder.Found> columns) {
        List<ColumnFinder.Found> others = new ArrayList<>(columns);
        others.removeIf(found -> inputs.stream().anyMatch(input ->
                input.name().equals(found.column().name()) && !(input.type() instanceof ValueType.Upload)));
        for (ColumnFinder.Found found : others) {
            Column column = found.column();
            boolean isFile = inputs.stream().anyMatch(input -> input.name().equals(column.name()));
            String why = isFile ? " is a file; name another unique column"
                    : column.generated() ? " is a generated column; name the columns that it is computed from"
                    : !column.writable() ? " is GENERATED ALWAYS AS IDENTITY; name another unique column"
                    : " is not among them; add it";
            diagnostics.report(CONFLICT_NOT_INPUT, found.location(), "The columns of '" + option + "' have to be inputs, but '"
                    + column.name() + "'" + why + ".");
        }
        return others.isEmpty();
    }

    private Optional<UniqueIndex> index(Location place, Set<String> names) {
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
        diagnostics.report(NO_UNIQUE_INDEX, place, Character.toUpperCase(because.charAt(0))
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
}
