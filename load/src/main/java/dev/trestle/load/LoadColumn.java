package dev.trestle.load;

import dev.trestle.load.shape.TextRow;
import java.util.function.Predicate;

/**
 * A column of a load.
 *
 * @param name quoted as SQL wants it
 * @param absence what it means that a row leaves it out
 * @param isIn whether a row has it
 * @param text adds its value in PostgreSQL's text form; of a row that leaves it out, what its absence means
 */
record LoadColumn<R>(String name, Absence absence, Predicate<? super R> isIn, Text<? super R> text) {

    /** What a row has instead of a value. */
    enum Absence { NEVER, NULL, DEFAULT }

    /** The same for rows of texts. */
    static LoadColumn<TextRow> ofText(LoadColumn<?> column, int field) {
        return new LoadColumn<>(column.name, column.absence, row -> row.has(field), (row, copy) -> {
            if (column.absence == Absence.DEFAULT && !row.has(field)) {
                copy.byDefault();
            } else {
                copy.value(row.text(field));
            }
        });
    }

    /** Adds the value of a row. */
    @FunctionalInterface
    interface Text<R> {
        void add(R row, CopyText copy);
    }

    /** Whether a row of an INSERT has to leave it out. */
    boolean isDefault(R row) {
        return absence == Absence.DEFAULT && !isIn.test(row);
    }
}
