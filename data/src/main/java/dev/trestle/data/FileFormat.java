package dev.trestle.data;

/** The format of the files of a dataset. */
public enum FileFormat {
    /** Apache Parquet. */
    PARQUET,
    /** CSV (RFC 4180) in UTF-8 with a header: commas, double quotes, and an empty cell without quotes for null. */
    CSV,
    /** NDJSON in UTF-8: one object a line. Blank lines count, and are no rows. */
    NDJSON;

    /** Whether the types of columns are those of the declaration alone, so that every cell is read to check it. */
    boolean isText() {
        return this != PARQUET;
    }
}
