package dev.trestle.computed.failure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a function returned cannot be stored. */
public final class WrongResult extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * The values of a call, one for each row.
     *
     * @param values that the function returned
     * @param rows their number
     * @param <V> a value
     * @return the same
     * @throws WrongResult if there is not one value for each row
     */
    public static <V> List<? extends @Nullable V> requireEach(@Nullable List<? extends @Nullable V> values, int rows) {
        if (values == null || values.size() != rows) {
            throw new WrongResult("The function returned " + (values == null ? "null" : values.size() + " values")
                    + " for " + rows + (rows == 1 ? " row" : " rows"));
        }
        return values;
    }

    /**
     * A wrong result.
     *
     * @param reason without the value
     */
    public WrongResult(String reason) {
        super(reason);
    }
}
