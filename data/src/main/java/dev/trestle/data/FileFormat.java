package dev.trestle.data;

/** The format of the files of a dataset. */
public enum FileFormat {
    /** Apache Parquet. */
    PARQUET,
    /** CSV (RFC 4180) in UTF-8 with a header: commas, double quotes, and an empty cell without quotes for null. */
    CSV
}
