package dev.trestle.generator.plan.model;

/** What a route does with the record of a row, besides reading it. */
public enum RowUse {
    /** It is read from files, and not from the database. */
    OF_FILES,
    /** It is written as JSON. */
    WRITTEN,
    /** The JSON that a job or an export has stored is read again. */
    STORED,
    /** Its columns are listed: to copy values from the result to the answer by their codecs, or to write them in other formats. */
    COLUMNS
}
