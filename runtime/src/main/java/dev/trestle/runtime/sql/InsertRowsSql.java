package dev.trestle.runtime.sql;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * An INSERT of several rows, of the columns that any of them has; where a row has no value for one, it takes the default.
 *
 * @param <R> the type of a row
 */
public final class InsertRowsSql<R> extends ColumnsSql<R, InsertRowsSql<R>> {

    private final Map<Shape, String> texts = new ConcurrentHashMap<>();
    private String returning = "";

    /** So many rows of the same columns, as clients usually send them. */
    private record Shape(int rows, BitSet present) {}

    private InsertRowsSql(String table) {
        super(table);
    }

    /**
     * Begins a statement.
     *
     * @param table the table, qualified and quoted as SQL wants it
     * @param <R> the type of a row
     * @return a statement without columns
     */
    public static <R> InsertRowsSql<R> into(String table) {
        return new InsertRowsSql<>(table);
    }

    /**
     * Ends the statement.
     *
     * @param outputs what RETURNING lists
     * @return this
     */
    public InsertRowsSql<R> returning(String outputs) {
        returning = " RETURNING " + outputs;
        return this;
    }

    @Override
    InsertRowsSql<R> self() {
        return this;
    }

    @Override
    String text(BitSet present) {
        return text(List.of(present));
    }

    /**
     * Its text for some rows.
     *
     * @param rows at least one
     * @return SQL with a question mark for each value of {@link #bind}, row by row; without columns it selects as many rows of
     *     nothing, since DEFAULT VALUES makes one row only
     */
    public String sql(List<R> rows) {
        BitSet first = present(rows.getFirst());
        return rows.stream().allMatch(row -> has(row, first))
                ? text(texts, new Shape(rows.size(), first), shape -> text(Collections.nCopies(shape.rows(), first)))
                : text(rows.stream().map(this::present).toList());
    }

    private String text(List<BitSet> rows) {
        BitSet any = new BitSet();
        rows.forEach(any::or);
        List<Part<R>> columns = parts(any);
        StringBuilder sql = new StringBuilder("INSERT INTO ").append(table);
        if (columns.isEmpty()) {
            sql.append(" SELECT FROM generate_series(1, ").append(rows.size()).append(')');
        } else {
            sql.append(columns.stream().map(Part::text).collect(Collectors.joining(", ", " (", ") VALUES ")));
            rows.forEach(row -> append(row, any, sql));
            sql.setLength(sql.length() - 2);
        }
        return sql.append(returning).toString();
    }

    private void append(BitSet row, BitSet any, StringBuilder sql) {
        char separator = '(';
        for (int i = any.nextSetBit(0); i >= 0; i = any.nextSetBit(i + 1)) {
            sql.append(separator).append(row.get(i) ? parts().get(i).expression() : "DEFAULT");
            separator = ',';
        }
        sql.append("), ");
    }
}
