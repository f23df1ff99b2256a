package dev.trestle.benchmarks.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Whether an answer has all rows. A server may end a body in time although it has not written all of it, so that neither the status nor
 * the framing shows it. Its end is compared with that of its format, and its length with that of an answer with fewer rows.
 */
final class Completeness implements BodySink {

    /** Headers, and the names of columns in each batch, are not in proportion to the rows. */
    private static final double TOLERANCE = 0.02;

    private final byte[] end = new byte[8];

    /** Takes the last bytes of a body. */
    @Override
    public void take(byte[] bytes, int offset, int length) {
        int taken = Math.min(length, end.length);
        System.arraycopy(end, taken, end, 0, end.length - taken);
        System.arraycopy(bytes, offset + length - taken, end, end.length - taken, taken);
    }

    /**
     * Requires the end of the format.
     *
     * @throws IOException if the body ends otherwise
     */
    void requireEnd(String format) throws IOException {
        String text = new String(end, StandardCharsets.ISO_8859_1);
        boolean complete = switch (format) {
            case "json", "json_columns" -> text.endsWith("]}");
            case "ndjson", "ndjson_columns" -> text.strip().endsWith("}");
            case "csv" -> text.endsWith("\n");
            // The marker of the end, without a message.
            case "arrow" -> Arrays.equals(end, new byte[] {-1, -1, -1, -1, 0, 0, 0, 0});
            case "parquet" -> text.endsWith("PAR1");
            default -> throw new IllegalArgumentException(format);
        };
        if (!complete) {
            throw new IOException("The answer in " + format + " ends before its last row");
        }
    }

    /**
     * Requires a length in proportion to another answer.
     *
     * @param name of the measured answer
     * @param other the length of an answer in the same format
     * @param factor how many times the measured answer has the rows of the other
     * @throws IOException if bytes are missing
     */
    static void requireLength(String name, long length, long other, double factor) throws IOException {
        double expected = other * factor;
        if (Math.abs(length - expected) > expected * TOLERANCE) {
            throw new IOException(String.format("%s has %,d bytes, and about %,.0f are expected", name, length, expected));
        }
    }
}
