package dev.trestle.runtime;

import dev.trestle.runtime.place.BodyRow;
import java.util.List;

/**
 * Takes the rows of a body while it is read.
 *
 * @param <T> the type of a row
 */
@FunctionalInterface
public interface RowTarget<T> {

    /**
     * Takes a row. No row follows one with mistakes, unless {@link #rejects} takes them.
     *
     * @param row the row
     * @param origin where it was read from
     */
    void row(T row, BodyRow origin);

    /**
     * Takes a row with mistakes, so that those after it are taken, too.
     *
     * @param origin where it was read from
     * @param errors at least one
     * @return false, the default, to refuse the whole body
     */
    default boolean rejects(BodyRow origin, List<FieldError> errors) {
        return false;
    }
}
