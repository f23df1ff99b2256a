package dev.trestle.formats;

/**
 * What a route and a request say about formats.
 *
 * @param batchSize rows of a batch, where a format has batches
 * @param escapesFormulas whether text that spreadsheets take for a formula begins with an apostrophe in CSV
 * @param endsWithErrors whether NDJSON that has begun ends with a line that says why rows are missing
 */
public record FormatOptions(int batchSize, boolean escapesFormulas, boolean endsWithErrors) {

    /** The most rows of a batch. */
    static final int MAX_BATCH = 65_536;

    /** Those of a route without options of its own. */
    static final FormatOptions DEFAULTS = new FormatOptions(1_000, false, false);

    FormatOptions batches(int rows) {
        return new FormatOptions(rows, escapesFormulas, endsWithErrors);
    }
}
