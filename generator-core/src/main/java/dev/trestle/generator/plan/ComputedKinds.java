package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.COMPUTED_PARTITIONS;

import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.TableKind;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;

/** Whether triggers can watch a table from whose rows something is computed. */
record ComputedKinds(Semantics semantics, Diagnostics diagnostics) {

    /**
     * A statement calls the triggers for statements of the table that it names, and of no other (PostgreSQL documentation, CREATE TRIGGER).
     *
     * @param what the subject of the sentence, such as {@code 'film.summary' is a column of}
     */
    void checkPartitions(Table table, String what, Location location) {
        boolean partitioned = table.kind() == TableKind.PARTITIONED_TABLE;
        if (partitioned || semantics.hasChildren(table.oid())) {
            diagnostics.report(COMPUTED_PARTITIONS, location, what
                    + (partitioned ? " a partitioned table: values of rows are not computed if a statement names a partition,"
                            : " a table that others inherit from: values of rows are not computed if a statement names one of these,")
                    + " and not the table.");
        }
        if (semantics.isChild(table.oid())) {
            diagnostics.report(COMPUTED_PARTITIONS, location, what
                    + " a partition, or of a table that inherits: values of rows are not computed if a statement names the"
                    + " table above it.");
        }
    }
}
