package dev.trestle.generator.plan.model;

import dev.trestle.generator.target.TargetColumn;

/** A field of the answer, and the column of the target that takes it. */
public record ExportColumn(OutputField field, TargetColumn column, Transfer transfer) {

    /** How a value gets to the target's driver. */
    public enum Transfer {
        /** By the method that its type has. */
        NATIVE,
        /** In PostgreSQL's text form. */
        TEXT,
        /** As JSON. */
        JSON
    }
}
