package dev.trestle.formats;

/** The formats of rows. */
public final class RowFormats {

    /** <code>{"rows": [{"id": 1, "name": "a"}]}</code>. */
    public static final BodyFormat JSON = new JsonRows();

    /** <code>{"id": [1], "name": ["a"]}</code>. */
    public static final BodyFormat JSON_COLUMNS = new JsonColumns();

    /** A line for each row: <code>{"id": 1, "name": "a"}</code>. */
    public static final BodyFormat NDJSON = new Ndjson();

    /** A line for each batch of rows: <code>{"id": [1], "name": ["a"]}</code>. */
    public static final RowFormat NDJSON_COLUMNS = new NdjsonColumns();

    /** Comma-separated values with a header (RFC 4180). */
    public static final BodyFormat CSV = new Csv();

    /** A stream of record batches (Apache Arrow columnar format). */
    public static final BodyFormat ARROW = new ArrowStream();

    /** A file of Apache Parquet. */
    public static final BodyFormat PARQUET = new ParquetFile();

    private RowFormats() {}
}
