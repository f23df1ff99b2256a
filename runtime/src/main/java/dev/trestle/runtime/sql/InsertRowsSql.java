package dev.trestle.runtime.sql;

import dev.trestle.runtime.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Assembles an INSERT of several rows, with the columns that any of them has. All parts are constant text.
 *
 * @param <R> the type of a row
 */
public final class InsertRowsSql<R> {

    private final String table;
    private final List<R> rows;
    private final List<Column<R>> columns = new ArrayList<>();

    private InsertRowsSql(String table, List<R> rows) {
        this.table = table;
        this.rows = rows;
    }

    private record Column<R>(String name, String expression, Predicate<? super R> isIn) {}

    /**
     * Begins a statement.
     *
     * @param table the table, qualified, and quoted if necessary
     * @param rows at least one
     * @param <R> the type of a row
     * @return a statement without columns
     */
    public static <R> InsertRowsSql<R> into(String table, List<R> rows) {
        return new InsertRowsSql<>(table, rows);
    }

    /**
     * A column that every row has.
     *
     * @param column its name, quoted if necessary
     * @param expression {@code ?}, with a cast if necessary
     * @return this
     */
    public InsertRowsSql<R> set(String column, String expression) {
        columns.add(new Column<>(column, expression, row -> true));
        return this;
    }

    /**
     * A column that a row has if its input is present; otherwise the column has its default.
     *
     * @param column its name, quoted if necessary
     * @param expression {@code ?}, with a cast if necessary
     * @param input the row's input
     * @return this
     */
    public InsertRowsSql<R> set(String column, String expression, Function<? super R, ? extends Input<?>> input) {
        Predicate<R> isIn = row -> input.apply(row).isPresent();
        if (rows.stream().anyMatch(isIn)) {
            columns.add(new Column<>(column, expression, isIn));
        }
        return this;
    }

    /**
     * Ends the statement.
     *
     * @param outputs the list of RETURNING
     * @return the SQL; without columns it inserts from a SELECT of as many empty rows, because DEFAULT VALUES inserts
     *     only one row
     */
    public String returning(String outputs) {
        StringBuilder sql = new StringBuilder("INSERT INTO ").append(table);
        if (columns.isEmpty()) {
            sql.append(" SELECT FROM generate_series(1, ").append(rows.size()).append(')');
        } else {
            StringJoiner names = new StringJoiner(", ", " (", ") VALUES ");
            columns.forEach(column -> names.add(column.name()));
            sql.append(names);
            for (R row : rows) {
                append(row, sql);
            }
            sql.setLength(sql.length() - 2);
        }
        return sql.append(" RETURNING ").append(outputs).toString();
    }

    private void append(R row, StringBuilder sql) {
        char separator = '(';
        for (Column<R> column : columns) {
            sql.append(separator).append(column.isIn().test(row) ? column.expression() : "DEFAULT");
            separator = ',';
        }
        sql.append("), ");
    }
}
