package dev.trestle.runtime.sql;

import dev.trestle.runtime.Input;
import java.util.StringJoiner;

/** Puts together an INSERT of the columns that a request has; every part but the choice is constant text. */
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
     * @param table the table, qualified and quoted as SQL wants it
     * @return a statement without columns
     */
    public static InsertSql into(String table) {
        return new InsertSql(table);
    }

    /**
     * A column that is always there.
     *
     * @param column its name, quoted as SQL wants it
     * @param expression {@code ?}, with a cast where needed
     * @return this
     */
    public InsertSql set(String column, String expression) {
        columns.add(column);
        values.add(expression);
        isEmpty = false;
        return this;
    }

    /**
     * A column that is there when its input is; else it takes its default.
     *
     * @param column its name, quoted as SQL wants it
     * @param expression {@code ?}, with a cast where needed
     * @param input the request's input
     * @return this
     */
    public InsertSql set(String column, String expression, Input<?> input) {
        return input.isPresent() ? set(column, expression) : this;
    }

    /**
     * Ends the statement.
     *
     * @param outputs what RETURNING lists
     * @return the SQL; {@code DEFAULT VALUES} where no column is there
     */
    public String returning(String outputs) {
        String what = isEmpty ? " DEFAULT VALUES" : columns.toString() + values;
        return "INSERT INTO " + table + what + " RETURNING " + outputs;
    }
}
