package dev.trestle.runtime;

/**
 * The number of rows that a statement affected: <code>{"num_rows": n}</code>.
 *
 * @param numRows zero or more
 */
public record NumRows(long numRows) {

    /** Its JSON, written and read. */
    public static final JsonForm<NumRows> JSON = JsonForm.of(NumRows::parse, NumRows::write);

    private static NumRows parse(RequestReader in) {
        long numRows = 0;
        while (in.next()) {
            switch (in.name()) {
                case "num_rows" -> numRows = in.int8();
                default -> in.unknown();
            }
        }
        in.end("num_rows");
        return new NumRows(numRows);
    }

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
