package dev.trestle.runtime.sql;

import dev.trestle.runtime.Input;
import java.util.StringJoiner;

/** Assembles an INSERT with the columns that a request has. All parts are constant text. */
public final class InsertSql {

    private final String table;
    private final StringJoiner columns = new StringJoiner(", ", " (", ")");
    private final StringJoiner values = new StringJoiner(", ", " VALUES (", ")");
    private boolean isEmpty = true;

    private InsertSql(String table) {
        this.table = table;
    }

    /**
     * Begins a statement.
     *
     * @param table the table, qualified, and quoted if necessary
     * @return a statement without columns
     */
    public static InsertSql into(String table) {
        return new InsertSql(table);
    }

    /**
     * A column that is always present.
     *
     * @param column its name, quoted if necessary
     * @param expression {@code ?}, with a cast if necessary
     * @return this
     */
    public InsertSql set(String column, String expression) {
        columns.add(column);
        values.add(expression);
        isEmpty = false;
        return this;
    }

    /**
     * A column that is present if its input is; otherwise it has its default.
     *
     * @param column its name, quoted if necessary
     * @param expression {@code ?}, with a cast if necessary
     * @param input the request's input
     * @return this
     */
    public InsertSql set(String column, String expression, Input<?> input) {
        return input.isPresent() ? set(column, expression) : this;
    }

    /**
     * Ends the statement.
     *
     * @param outputs the list of RETURNING
     * @return the SQL; {@code DEFAULT VALUES} if there are no columns
     */
    public String returning(String outputs) {
        String what = isEmpty ? " DEFAULT VALUES" : columns.toString() + values;
        return "INSERT INTO " + table + what + " RETURNING " + outputs;
    }
}
