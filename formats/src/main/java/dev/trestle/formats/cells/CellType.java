package dev.trestle.formats.cells;

/**
 * The type of a column of a body.
 *
 * @param name of the column
 * @param type in the words of the format, such as {@code timestamp(us, UTC)}
 * @param sample a value of the type in JSON, for the check of the field; empty for text, which is read as CSV is
 */
public record CellType(String name, String type, String sample) {

    /** Sample of types of whole numbers. */
    public static final String NUMBER = "0";

    /** Sample of types of other numbers. */
    public static final String FRACTION = "0.5";

    /** Sample of text. */
    public static final String TEXT = "";

    /** Sample of dates. */
    public static final String DATE = "\"2026-01-31\"";

    /** Sample of times of day. */
    public static final String TIME = "\"12:00:00\"";

    /** Sample of binary values. */
    public static final String BINARY = "\"AAAA\"";

    /**
     * Sample of timestamps.
     *
     * @param zoned whether it is a moment
     * @return JSON
     */
    public static String timestamp(boolean zoned) {
        return zoned ? "\"2026-01-31T12:00:00Z\"" : "\"2026-01-31T12:00:00\"";
    }
}
