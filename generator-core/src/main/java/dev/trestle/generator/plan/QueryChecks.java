package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.NO_ROWS;
import static dev.trestle.generator.diagnostic.DiagnosticCode.ONE_ROW_UNPROVEN;

import dev.trestle.generator.config.Located;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.query.QueryAnalysis;

/**
 * What a query has to return.
 *
 * @param name of the query, where the route names it
 */
record QueryChecks(QueryAnalysis query, Located<String> name, Diagnostics diagnostics) {

    /** Warns where it may return several rows. */
    void oneRow() {
        if (!query.columns().isEmpty() && !query.cardinality().atMostOne()) {
            diagnostics.report(ONE_ROW_UNPROVEN, name.location(), "'" + query.source().file()
                    + "' is expected to return one row, but " + query.cardinality().reason() + ".");
        }
    }

    /** Whether it returns rows; {@code remedy} ends the sentence about one that does not. */
    boolean returnsRows(String remedy) {
        if (query.columns().isEmpty()) {
            diagnostics.report(NO_ROWS, name.location(), "'" + query.source().file() + "' returns no rows, and " + remedy);
            return false;
        }
        return true;
    }
}
