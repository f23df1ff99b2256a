package dev.trestle.runtime;

import io.helidon.http.Status;
import java.util.function.Function;

/**
 * A row that is there after an insert that allows for a row being there already.
 *
 * @param row the row as it is stored
 * @param created whether the insert stored it; else it was there, and was updated or left alone as the route says
 * @param <T> the type of the row
 */
public record Upserted<T>(T row, boolean created) {

    /**
     * The status that says so.
     *
     * @return 201 for a row that was created, else 200
     */
    public Status status() {
        return created ? Status.CREATED_201 : Status.OK_200;
    }

    /**
     * Makes something else of the row.
     *
     * @param function makes it
     * @param <S> what it makes
     * @return the same with what was made
     */
    public <S> Upserted<S> map(Function<? super T, ? extends S> function) {
        return new Upserted<>(function.apply(row), created);
    }
}
