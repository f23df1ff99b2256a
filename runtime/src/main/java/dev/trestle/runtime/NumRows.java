package dev.trestle.runtime;

/**
 * How many rows a statement touched: <code>{"num_rows": n}</code>.
 *
 * @param numRows zero or more
 */
public record NumRows(long numRows) {

    /**
     * Writes the JSON object.
     *
     * @param out where to
     */
    public void write(JsonWriter out) {
        out.startObject();
        out.name("num_rows").int8(numRows);
        out.endObject();
    }
}
