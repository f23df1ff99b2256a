package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.INVALID_VALUE;

import dev.trestle.generator.config.Located;
import dev.trestle.generator.diagnostic.Diagnostics;
import java.util.Optional;

/** How many rows fit into one INSERT. */
final class InsertLimit {

    /** The protocol counts the values of a statement in 16 bits (PostgreSQL documentation, Message Formats, Bind). */
    private static final int MAX_VALUES = 65_535;

    private InsertLimit() {}

    /** What is written, or the smaller one of the default and what fits; more than fits is reported. */
    static int of(Optional<Located<Integer>> written, int byDefault, int inputs, Diagnostics diagnostics) {
        int fitting = inputs == 0 ? MAX_VALUES : MAX_VALUES / inputs;
        if (written.isEmpty()) {
            return Math.min(byDefault, fitting);
        }
        int rows = written.get().value();
        if (rows > fitting) {
            diagnostics.report(INVALID_VALUE, written.get().location(), "With " + inputs + " inputs, " + rows
                    + " rows have more values than the " + MAX_VALUES + " that one statement takes; write "
                    + fitting + " or less.");
        }
        return rows;
    }
}
