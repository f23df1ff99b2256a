package dev.trestle.runtime.database;

import io.helidon.http.Status;
import java.util.function.Function;

/**
 * The row after an upsert.
 *
 * @param row the row as it is stored
 * @param created whether the row was created; otherwise it existed, and was updated or not changed, depending on the
 *     route
 * @param <T> the type of the row
 */
public record Upserted<T>(T row, boolean created) {

    /**
     * The status of the answer.
     *
     * @return 201 for a created row, otherwise 200
     */
    public Status status() {
        return created ? Status.CREATED_201 : Status.OK_200;
    }

    /**
     * Converts the row.
     *
     * @param function converts a row
     * @param <S> the type of the result
     * @return the same with the converted row
     */
    public <S> Upserted<S> map(Function<? super T, ? extends S> function) {
        return new Upserted<>(function.apply(row), created);
    }
}
