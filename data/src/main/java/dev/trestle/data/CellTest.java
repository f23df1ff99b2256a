package dev.trestle.data;

/**
 * What a value of a column must not be.
 *
 * @param column of the file
 * @param sql is true for such a value, and never null
 * @param meaning the rest of a sentence about the value
 */
record CellTest(DatasetColumn column, String sql, String meaning) {

    static CellTest ofNull(DatasetColumn column) {
        return new CellTest(column, column.quoted() + " IS NULL", "is null");
    }

    /** The value that is expected is null for another one. */
    static CellTest ofType(DatasetColumn column, String expected) {
        return new CellTest(column, column.quoted() + " IS NOT NULL AND " + expected + " IS NULL", "is no " + column.type().sqlName());
    }
}
