package dev.trestle.computed.given;

import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.types.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of a request: an object of JSON in place of each row.
 *
 * @param rows values by the names of their columns, null for null
 */
public record GivenValues(List<Map<String, @Nullable Json>> rows) {

    private static final int MOST = 100;
    private static final String NAME = "values";

    /** Copies the list. */
    public GivenValues {
        rows = List.copyOf(rows);
    }

    /**
     * Reads the array of objects.
     *
     * @throws HttpProblem 422 for more than 100
     */
    public static GivenValues read(RequestReader in) {
        List<Map<String, @Nullable Json>> rows = new ArrayList<>();
        in.list(() -> {
            if (rows.size() == MOST) {
                throw HttpProblem.unprocessable(error(ErrorCode.TOO_MANY_ROWS, "has more than " + MOST + " objects"));
            }
            Map<String, @Nullable Json> row = in.object(GivenValues::row);
            rows.add(row == null ? Map.of() : row);
            return true;
        });
        return new GivenValues(rows);
    }

    private static Map<String, @Nullable Json> row(RequestReader in) {
        Map<String, @Nullable Json> row = new LinkedHashMap<>();
        while (in.next()) {
            row.put(in.name(), in.orNull(in::json));
        }
        in.end();
        return row;
    }

    /** A mistake in the array itself. */
    public static FieldError error(ErrorCode code, String message) {
        return FieldError.of(FieldError.pointer(NAME), code, message);
    }

    /** The place of an object. */
    static String pointer(int row) {
        return FieldError.pointer(NAME) + FieldError.pointer(String.valueOf(row));
    }
}
