package dev.trestle.runtime.sql;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Assembles a DELETE in which a null of the request matches a null of the row. All parts are constant text. */
public final class DeleteSql {

    private final String table;
    private final StringJoiner conditions = new StringJoiner(" AND ", " WHERE ", "");
    private boolean isEmpty = true;

    private DeleteSql(String table) {
        this.table = table;
    }

    /**
     * Begins a statement.
     *
     * @param table the table, qualified, and quoted if necessary
     * @return a statement without conditions
     */
    public static DeleteSql from(String table) {
        return new DeleteSql(table);
    }

    /**
     * A condition on a column that is NOT NULL.
     *
     * @param equal {@code column = ?}
     * @return this
     */
    public DeleteSql match(String equal) {
        conditions.add(equal);
        isEmpty = false;
        return this;
    }

    /**
     * A condition on a nullable column.
     *
     * @param equal {@code column = ?}, for a value
     * @param isNull {@code column IS NULL}, for null
     * @param value the request's value
     * @return this
     */
    public DeleteSql match(String equal, String isNull, @Nullable Object value) {
        return match(value == null ? isNull : equal);
    }

    /**
     * Ends the statement.
     *
     * @return the SQL
     * @throws IllegalStateException if there is no condition, which would delete every row
     */
    public String sql() {
        if (isEmpty) {
            throw new IllegalStateException("A delete needs a condition");
        }
        return "DELETE FROM " + table + conditions;
    }
}
