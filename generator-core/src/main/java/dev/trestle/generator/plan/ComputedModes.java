package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.COMPUTED_FROM;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.route.ComputedMode;
import java.util.List;

/** Whether the inputs of each column have their values when its function is called. */
record ComputedModes(List<ComputedColumns.Found> columns, Diagnostics diagnostics) {

    void check() {
        for (ComputedColumns.Found column : columns) {
            for (ColumnFinder.Found source : column.from()) {
                columns.stream().filter(other -> other.is(column.table(), source.column().name()) && isLater(other, column))
                        .forEach(other -> report(column, source, mode(other)));
            }
        }
    }

    private static boolean isLater(ComputedColumns.Found input, ComputedColumns.Found column) {
        return switch (mode(column)) {
            case BACKGROUND -> false;
            case REQUEST -> mode(input) == ComputedMode.BACKGROUND;
            case TRANSACTION -> mode(input) != ComputedMode.TRANSACTION;
        };
    }

    private void report(ComputedColumns.Found column, ColumnFinder.Found source, ComputedMode later) {
        diagnostics.report(COMPUTED_FROM, source.location(), Quoted.of(column.spec().column().value()) + " is computed " + mode(column).words()
                + ", but " + Quoted.of(source.column().name()) + " is computed " + later.words() + " and has no value then; write the same 'run' at both.");
    }

    private static ComputedMode mode(ComputedColumns.Found found) {
        return found.spec().run().mode();
    }
}
