package dev.trestle.generator.plan.model;

/** What a route does with the record of a row, besides reading it. */
public enum RowUse {
    /** It is written as JSON. */
    WRITTEN,
    /** The JSON that a job or an export has stored is read again. */
    STORED,
    /** The values are copied from the result to the answer, by the codecs of the columns. */
    COPIED
}
