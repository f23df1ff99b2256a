package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.COMPUTED_INPUT;
import static dev.trestle.generator.diagnostic.DiagnosticCode.GENERATED_INPUT;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Identity;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.TableKind;
import java.util.List;

/** Reports inputs that PostgreSQL fills in itself and takes from nobody. */
final class WritableInputs {

    private WritableInputs() {}

    static void check(Table table, List<ColumnFinder.Found> inputs, PlanScope scope) {
        for (ColumnFinder.Found found : inputs) {
            Column column = found.column();
            if (scope.computed().has(table, column)) {
                scope.diagnostics().report(COMPUTED_INPUT, found.location(), "'" + table.name() + "." + column.name()
                        + (scope.computed().isOfRows(table, column)
                                ? "' is a column of computed rows, whose values their function makes; remove it from the inputs."
                                : scope.computed().hasVersions(table, column)
                                ? "' has the versions of a computed column, which are stored with its values; remove it from the inputs."
                                : "' is a computed column, whose values its function makes; remove it from the inputs."));
            } else if (!column.writable()) {
                String why = column.identity() == Identity.ALWAYS ? "GENERATED ALWAYS AS IDENTITY"
                        : table.kind() == TableKind.VIEW ? "an expression, a generated column, or a column that the view has twice"
                        : "a generated column";
                scope.diagnostics().report(GENERATED_INPUT, found.location(), "'" + table.name() + "." + column.name() + "' is "
                        + why + ", which accepts no value; remove it from the inputs.");
            }
        }
    }
}
