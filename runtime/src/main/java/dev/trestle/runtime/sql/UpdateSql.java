package dev.trestle.runtime.sql;

import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.Input;
import java.util.StringJoiner;

/** Puts together an UPDATE of the columns that a request has; every part but the choice is constant text. */
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
     * @param table the table, qualified and quoted as SQL wants it
     * @return a statement without columns
     */
    public static UpdateSql of(String table) {
        return new UpdateSql(table);
    }

    /**
     * A column that is always set.
     *
     * @param column its name, quoted as SQL wants it
     * @param expression {@code ?}, with a cast where needed
     * @return this
     */
    public UpdateSql set(String column, String expression) {
        assignments.add(column + " = " + expression);
        return this;
    }

    /**
     * A column that is set when its input is there, and else stays as it is.
     *
     * @param column its name, quoted as SQL wants it
     * @param expression {@code ?}, with a cast where needed
     * @param input the request's input
     * @return this
     */
    public UpdateSql set(String column, String expression, Input<?> input) {
        return input.isPresent() ? set(column, expression) : this;
    }

    /**
     * Which row.
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
     * @param outputs what RETURNING lists
     * @return the SQL
     * @throws HttpProblem 422, {@link ErrorCode#NOTHING_TO_SET}, if no column is there
     */
    public String returning(String outputs) {
        if (assignments.length() == 0) {
            throw HttpProblem.unprocessable(FieldError.of("", ErrorCode.NOTHING_TO_SET, "has no field to update"));
        }
        return "UPDATE " + table + " SET " + assignments + condition + " RETURNING " + outputs;
    }
}
