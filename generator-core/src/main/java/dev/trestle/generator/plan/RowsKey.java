package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.COMPUTED_TABLE;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.ForeignKey;
import dev.trestle.generator.catalog.Identity;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Quoted;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The primary key of a table of computed rows.
 *
 * @param parent its columns that refer to the row that the rows are computed from, each with the column of that one
 * @param position the column with the position in the list of the function
 */
record RowsKey(Map<String, String> parent, Column position) {

    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");

    /** The key of a table; empty if it does not fit, which is reported. */
    static Optional<RowsKey> find(Located<String> name, Table child, Table parent, Semantics semantics, Diagnostics diagnostics) {
        String key = String.join(", ", parent.primaryKey());
        List<ForeignKey> references = semantics.foreignKeys(child.oid()).stream()
                .filter(foreign -> foreign.references() == parent.oid())
                .filter(foreign -> Set.copyOf(foreign.columns().values()).equals(Set.copyOf(parent.primaryKey())))
                .toList();
        if (references.isEmpty()) {
            diagnostics.report(COMPUTED_TABLE, name.location(), Quoted.of(name.value()) + " has no foreign key to the primary key of '" + parent.name()
                    + "'; a migration adds it: FOREIGN KEY (" + key + ") REFERENCES " + parent.sql() + " ON DELETE CASCADE.");
            return Optional.empty();
        }
        List<ForeignKey> fitting = references.stream().filter(foreign -> position(child, foreign, references).isPresent()).toList();
        if (fitting.isEmpty()) {
            diagnostics.report(COMPUTED_TABLE, name.location(), "The primary key of " + Quoted.of(name.value()) + " has to be the columns of the"
                    + " foreign key to '" + parent.name() + "' and an ordinary column of an integer type, for the position of the row: such as"
                    + " PRIMARY KEY (" + String.join(", ", references.get(0).columns().keySet()) + ", seq).");
            return Optional.empty();
        }
        ForeignKey foreign = fitting.get(0);
        if (!foreign.cascades()) {
            diagnostics.report(COMPUTED_TABLE, name.location(), "The foreign key '" + foreign.name() + "' of " + Quoted.of(name.value())
                    + " has to be ON DELETE CASCADE: otherwise rows of '" + parent.name() + "' could not be deleted.");
            return Optional.empty();
        }
        return position(child, foreign, references).map(position -> new RowsKey(foreign.columns(), position));
    }

    /** The other column of the primary key, which must not be a reference itself: two foreign keys would fit. */
    private static Optional<Column> position(Table child, ForeignKey foreign, List<ForeignKey> references) {
        Set<String> rest = new HashSet<>(child.primaryKey());
        boolean isWithin = rest.containsAll(foreign.columns().keySet());
        rest.removeAll(foreign.columns().keySet());
        return !isWithin || rest.size() != 1 ? Optional.empty() : child.column(rest.iterator().next())
                .filter(column -> INTEGERS.contains(column.typeText()) && !column.generated() && column.identity() == Identity.NONE)
                .filter(column -> references.stream().noneMatch(other -> other.columns().containsKey(column.name())));
    }
}
