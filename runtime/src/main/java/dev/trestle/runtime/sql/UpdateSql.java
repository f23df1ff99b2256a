package dev.trestle.runtime.sql;

import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.Input;
import java.util.StringJoiner;

/** Assembles an UPDATE of the columns that a request has. All parts are constant text. */
public final class UpdateSql {

    private final String table;
    private final StringJoiner assignments = new StringJoiner(", ");
    private String condition = "";

    private UpdateSql(String table) {
        this.table = table;
    }

    /**
     * Begins a statement.
     *
     * @param table the table, qualified, and quoted if necessary
     * @return a statement without columns
     */
    public static UpdateSql of(String table) {
        return new UpdateSql(table);
    }

    /**
     * A column that is always set.
     *
     * @param column its name, quoted if necessary
     * @param expression {@code ?}, with a cast if necessary
     * @return this
     */
    public UpdateSql set(String column, String expression) {
        assignments.add(column + " = " + expression);
        return this;
    }

    /**
     * A column that is set if its input is present, and otherwise does not change.
     *
     * @param column its name, quoted if necessary
     * @param expression {@code ?}, with a cast if necessary
     * @param input the request's input
     * @return this
     */
    public UpdateSql set(String column, String expression, Input<?> input) {
        return input.isPresent() ? set(column, expression) : this;
    }

    /**
     * Selects the row.
     *
     * @param key the condition on the key's columns
     * @return this
     */
    public UpdateSql where(String key) {
        this.condition = " WHERE " + key;
        return this;
    }

    /**
     * Ends the statement.
     *
     * @param outputs the list of RETURNING
     * @return the SQL
     * @throws HttpProblem 422, {@link ErrorCode#NOTHING_TO_SET}, if there are no columns
     */
    public String returning(String outputs) {
        if (assignments.length() == 0) {
            throw HttpProblem.unprocessable(FieldError.of("", ErrorCode.NOTHING_TO_SET, "has no field to update"));
        }
        return "UPDATE " + table + " SET " + assignments + condition + " RETURNING " + outputs;
    }
}
