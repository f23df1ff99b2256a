package dev.trestle.load;

import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A column of a load.
 *
 * @param name quoted as SQL wants it
 * @param absence what it means that a row leaves it out
 * @param isIn whether a row has it
 * @param text its value in PostgreSQL's text form, in a row that has it
 */
record LoadColumn<R>(String name, Absence absence, Predicate<? super R> isIn, Function<? super R, @Nullable String> text) {

    /** What a row has instead of a value. */
    enum Absence { NEVER, NULL, DEFAULT }

    /** Whether a row of an INSERT has to leave it out. */
    boolean isDefault(R row) {
        return absence == Absence.DEFAULT && !isIn.test(row);
    }
}
