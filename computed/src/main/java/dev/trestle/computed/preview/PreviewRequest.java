package dev.trestle.computed.preview;

import dev.trestle.computed.given.GivenValues;
import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.RequestReader;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /computed/{column}/preview}.
 *
 * @param rows the maximum number of rows, from 1 to 100
 * @param values the inputs, in place of rows of the table; null for rows
 */
public record PreviewRequest(int rows, @Nullable GivenValues values) {

    /** Without a body. */
    public static final PreviewRequest STANDARD = new PreviewRequest(3, null);

    private static final int MOST = 100;

    /**
     * Reads it.
     *
     * @throws HttpProblem 422 unless it has either rows or values
     */
    public static PreviewRequest read(RequestReader in) {
        int rows = 0;
        GivenValues values = null;
        while (in.next()) {
            switch (in.name()) {
                case "rows" -> rows = (int) in.integer(1, MOST);
                case "values" -> values = GivenValues.read(in);
                // Of the path.
                case "column" -> in.skip();
                default -> in.unknown();
            }
        }
        in.end();
        if (rows == 0 == (values == null)) {
            throw HttpProblem.unprocessable(FieldError.of("", ErrorCode.REQUIRED, "has to have either 'rows' or 'values'"));
        }
        if (values != null && values.rows().isEmpty()) {
            throw HttpProblem.unprocessable(GivenValues.error(ErrorCode.REQUIRED, "has to have an object"));
        }
        return new PreviewRequest(rows, values);
    }
}
