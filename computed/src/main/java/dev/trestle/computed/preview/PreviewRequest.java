package dev.trestle.computed.preview;

import dev.trestle.runtime.RequestReader;

/**
 * The body of {@code POST /computed/{column}/preview}.
 *
 * @param rows the maximum number of rows, from 1 to 100
 */
public record PreviewRequest(int rows) {

    /** Without a body. */
    public static final PreviewRequest STANDARD = new PreviewRequest(3);

    private static final int MOST = 100;

    /** Reads it. */
    public static PreviewRequest read(RequestReader in) {
        int rows = STANDARD.rows;
        while (in.next()) {
            switch (in.name()) {
                case "rows" -> rows = (int) in.integer(1, MOST);
                // Of the path.
                case "column" -> in.skip();
                default -> in.unknown();
            }
        }
        in.end();
        return new PreviewRequest(rows);
    }
}
