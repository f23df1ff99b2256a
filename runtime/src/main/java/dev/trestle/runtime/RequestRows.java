package dev.trestle.runtime;

import java.util.List;
import java.util.function.Function;

/** Reads <code>{"rows": [...]}</code>, the request that has several rows. */
final class RequestRows {

    private final RequestReader in;
    private final int max;
    private int count;

    private RequestRows(RequestReader in, int max) {
        this.in = in;
        this.max = max;
    }

    static <T> List<T> read(RequestReader in, int max, Function<? super RequestReader, ? extends T> row) {
        RequestRows reader = new RequestRows(in, max);
        List<T> rows = List.of();
        while (in.next()) {
            if (in.name().equals("rows")) {
                rows = in.list(() -> reader.row(row));
            } else {
                in.unknown();
            }
        }
        in.end("rows");
        return rows;
    }

    private <T> T row(Function<? super RequestReader, ? extends T> row) {
        if (++count > max) {
            throw tooMany("/rows", max);
        }
        return in.<T>object(row);
    }

    /** Thrown as soon as it shows: whatever else does not fit would only hide it. */
    static HttpProblem tooMany(String pointer, int max) {
        return HttpProblem.unprocessable(
                FieldError.of(pointer, ErrorCode.TOO_MANY_ROWS, "has more than " + max + " rows"));
    }
}
