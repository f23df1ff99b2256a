package dev.trestle.data;

import org.jspecify.annotations.Nullable;

/**
 * What a value of a column must not be.
 *
 * @param column of the file; null if it is about the whole line
 * @param sql is true for such a value, and never null
 * @param text of the value, in SQL
 * @param meaning the rest of a sentence about the value
 */
record CellTest(@Nullable DatasetColumn column, String sql, String text, String meaning) {

    static CellTest ofNull(DatasetColumn column) {
        return new CellTest(column, column.quoted() + " IS NULL", column.quoted(), "is null");
    }

    /** The value that is expected is null for another one. */
    static CellTest ofType(DatasetColumn column, String expected) {
        return new CellTest(column, column.quoted() + " IS NOT NULL AND " + expected + " IS NULL", column.quoted(), "is no " + column.type().sqlName());
    }
}
