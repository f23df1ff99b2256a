package dev.trestle.runtime.sql;

import dev.trestle.runtime.Database;
import dev.trestle.runtime.Input;
import java.util.StringJoiner;

/** Assembles an INSERT with ON CONFLICT, with the columns that a request has. All parts are constant text. */
public final class UpsertSql {

    /**
     * Only the update branch runs its condition, which leaves a mark. The usual {@code xmax = 0} fails on partitioned
     * tables and views (cannot retrieve a system column in this context).
     */
    private static final String MARK = " WHERE set_config('trestle.upsert', 'updated', true) IS NOT NULL";

    /** Whether there is no mark; wipes it off for the transaction's next statement. */
    private static final String UNMARKED = "current_setting('trestle.upsert', true) IS DISTINCT FROM 'updated'"
            + " OR set_config('trestle.upsert', '', true) IS NULL";

    private final String table;
    private final StringJoiner columns = new StringJoiner(", ");
    private final StringJoiner values = new StringJoiner(", ");
    private final StringJoiner key = new StringJoiner(", ");
    private final StringJoiner unchanged = new StringJoiner(", ");
    private final StringJoiner assignments = new StringJoiner(", ");

    private UpsertSql(String table) {
        this.table = table;
    }

    /**
     * Begins a statement.
     *
     * @param table the table, qualified, and quoted if necessary
     * @return a statement without columns
     */
    public static UpsertSql into(String table) {
        return new UpsertSql(table);
    }

    /**
     * A column of the unique index; it is always present.
     *
     * @param column its name, quoted if necessary
     * @param expression {@code ?}, with a cast if necessary
     * @return this
     */
    public UpsertSql key(String column, String expression) {
        key.add(column);
        unchanged.add(column + " = stored." + column);
        return add(column, expression);
    }

    /**
     * Another column that is always present.
     *
     * @param column its name, quoted if necessary
     * @param expression {@code ?}, with a cast if necessary
     * @return this
     */
    public UpsertSql set(String column, String expression) {
        assignments.add(column + " = EXCLUDED." + column);
        return add(column, expression);
    }

    /**
     * A column that is present if its input is; otherwise a new row has its default, and an existing row does not
     * change.
     *
     * @param column its name, quoted if necessary
     * @param expression {@code ?}, with a cast if necessary
     * @param input the request's input
     * @return this
     */
    public UpsertSql set(String column, String expression, Input<?> input) {
        return input.isPresent() ? set(column, expression) : this;
    }

    private UpsertSql add(String column, String expression) {
        columns.add(column);
        values.add(expression);
        return this;
    }

    /**
     * Ends a statement that sets the columns of an existing row. If the request has no columns to set, the row does
     * not change, and is returned too.
     *
     * @param outputs the list of RETURNING; followed by a boolean, whether the row was created
     * @return the SQL, for {@link Database#upsert}
     */
    public String orUpdate(String outputs) {
        StringJoiner set = assignments.length() == 0 ? unchanged : assignments;
        return insert(" AS stored") + " DO UPDATE SET " + set + MARK + " RETURNING " + outputs + ", " + UNMARKED;
    }

    /**
     * Ends a statement that does not change an existing row, and returns no row then.
     *
     * @param outputs the list of RETURNING
     * @return the SQL, for {@link Database#insertOrFind}
     */
    public String orNothing(String outputs) {
        return insert("") + " DO NOTHING RETURNING " + outputs;
    }

    private String insert(String alias) {
        return "INSERT INTO " + table + alias + " (" + columns + ") VALUES (" + values + ") ON CONFLICT (" + key + ")";
    }
}
