package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.COMPUTED_COLUMN;
import static dev.trestle.generator.diagnostic.DiagnosticCode.COMPUTED_FROM;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.config.ComputedSpec;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Quoted;
import java.util.List;

/** Whether a trigger can clear columns when their inputs change. */
record ClearedColumns(Diagnostics diagnostics) {

    void check(ComputedSpec spec, Column column, List<ColumnFinder.Found> from) {
        if (spec.clear().isEmpty()) {
            return;
        }
        if (column.refusesNull()) {
            diagnostics.report(COMPUTED_COLUMN, spec.clear().get(), Quoted.of(spec.column().value())
                    + " is NOT NULL and cannot be cleared; remove NOT NULL, or 'stale: clear'.");
        }
        for (ColumnFinder.Found input : from) {
            // PostgreSQL computes them after triggers before the row (documentation, Generated Columns).
            if (input.column().generated()) {
                diagnostics.report(COMPUTED_FROM, input.location(), "'stale: clear' does not see changes of the generated column "
                        + Quoted.of(input.column().name()) + "; name the columns that it is made of.");
            }
        }
    }
}
