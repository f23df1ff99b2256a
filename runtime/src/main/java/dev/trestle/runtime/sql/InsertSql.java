package dev.trestle.runtime.sql;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An INSERT of one row; a column that a request leaves out takes its default.
 *
 * @param <R> the type of the request
 */
public final class InsertSql<R> extends ColumnsSql<R, InsertSql<R>> {

    private String returning = "";

    private InsertSql(String table) {
        super(table);
    }

    /**
     * Begins a statement.
     *
     * @param table the table, qualified and quoted as SQL wants it
     * @param <R> the type of the request
     * @return a statement without columns
     */
    public static <R> InsertSql<R> into(String table) {
        return new InsertSql<>(table);
    }

    /**
     * Ends the statement.
     *
     * @param outputs what RETURNING lists
     * @return this
     */
    public InsertSql<R> returning(String outputs) {
        returning = " RETURNING " + outputs;
        return this;
    }

    @Override
    InsertSql<R> self() {
        return this;
    }

    @Override
    String text(BitSet present) {
        List<Part<R>> columns = parts(present);
        String values = columns.isEmpty() ? " DEFAULT VALUES" : columns.stream().map(Part::text).collect(Collectors.joining(", ", " (", ")"))
                + columns.stream().map(Part::expression).collect(Collectors.joining(", ", " VALUES (", ")"));
        return "INSERT INTO " + table + values + returning;
    }
}
