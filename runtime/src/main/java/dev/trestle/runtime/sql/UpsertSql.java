package dev.trestle.runtime.sql;

import dev.trestle.runtime.Codec;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An INSERT with ON CONFLICT. A column that a request leaves out takes its default in a new row, and stays as it is in one that
 * is there.
 *
 * @param <R> the type of the request
 */
public final class UpsertSql<R> extends ColumnsSql<R, UpsertSql<R>> {

    /**
     * Only the update branch runs its condition, which leaves a mark. The usual {@code xmax = 0} fails on partitioned
     * tables and views (cannot retrieve a system column in this context).
     */
    public static final String MARK = " WHERE set_config('trestle.upsert', 'updated', true) IS NOT NULL";

    /** Whether there is no mark; wipes it off for the transaction's next statement. */
    public static final String UNMARKED = "current_setting('trestle.upsert', true) IS DISTINCT FROM 'updated'"
            + " OR set_config('trestle.upsert', '', true) IS NULL";

    private String returning = "";
    private boolean updates;

    private UpsertSql(String table) {
        super(table);
    }

    /**
     * Begins a statement.
     *
     * @param table the table, qualified and quoted as SQL wants it
     * @param <R> the type of the request
     * @return a statement without columns
     */
    public static <R> UpsertSql<R> into(String table) {
        return new UpsertSql<>(table);
    }

    /**
     * A column of the unique index that finds the row; it is always there.
     *
     * @param column its name, quoted as SQL wants it
     * @param expression {@code ?}, with a cast where needed
     * @param value the request's
     * @param codec of its type
     * @param <T> the type of the value
     * @return this
     */
    public <T> UpsertSql<R> key(
            String column, String expression, Function<? super R, ? extends @Nullable T> value, Codec<T> codec) {
        return addKey(column, expression, value, codec);
    }

    /**
     * Ends a statement that sets the columns of a row that is there. Where a request has none to set, the row stays as
     * it is, and is returned all the same.
     *
     * @param outputs what RETURNING lists; a boolean follows them that says whether the row was created
     * @return this, for {@link dev.trestle.runtime.database.Database#upsert}
     */
    public UpsertSql<R> orUpdate(String outputs) {
        returning = " RETURNING " + outputs + ", " + UNMARKED;
        updates = true;
        return this;
    }

    /**
     * Ends a statement that leaves a row alone that is there, and then returns no row.
     *
     * @param outputs what RETURNING lists
     * @return this, for {@link dev.trestle.runtime.database.Database#insertOrFind}
     */
    public UpsertSql<R> orNothing(String outputs) {
        returning = " RETURNING " + outputs;
        return this;
    }

    @Override
    UpsertSql<R> self() {
        return this;
    }

    @Override
    String text(BitSet present) {
        List<Part<R>> columns = parts(present);
        return "INSERT INTO " + table + (updates ? " AS stored" : "") + list(columns, Part::text, " (", ") VALUES (")
                + list(columns, Part::expression, "", ") ON CONFLICT (") + list(key(), Part::text, "", ") DO ")
                + (updates ? update(present) : "NOTHING") + returning;
    }

    private String update(BitSet present) {
        List<Part<R>> others = stored(present);
        return others.isEmpty()
                ? list(key(), column -> column.text() + " = stored." + column.text(), "UPDATE SET ", MARK)
                : list(others, column -> column.text() + " = EXCLUDED." + column.text(), "UPDATE SET ", MARK);
    }

    private static <R> String list(List<Part<R>> columns, Function<Part<R>, String> each, String before, String after) {
        return columns.stream().map(each).collect(Collectors.joining(", ", before, after));
    }
}
