package dev.trestle.test.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows to be inserted, of which some columns are given. */
public final class NewRow {

    private final Rows rows;
    private final String table;
    private final Map<String, @Nullable String> given = new LinkedHashMap<>();

    NewRow(Rows rows, String table) {
        this.rows = rows;
        this.table = table;
    }

    /**
     * Gives a column a value, instead of a random one.
     *
     * @param column its name
     * @param value null, a generated enum, {@code byte[]}, or an object whose text PostgreSQL reads: text, numbers, booleans, UUIDs,
     *     and values of {@code java.time}
     * @return this
     */
    public NewRow with(String column, @Nullable Object value) {
        given.put(column, GivenValue.text(value));
        return this;
    }

    /**
     * Refers to a row by each foreign key of this table to the table of that row.
     *
     * @param parent from {@link Rows}
     * @return this
     * @throws RowsException if there is no such foreign key
     */
    public NewRow of(Row parent) {
        given.putAll(rows.reference(table, parent));
        return this;
    }

    /** Inserts a row. */
    public Row insert() {
        return rows.insert(table, given);
    }

    /** Inserts several rows, with the same given values. */
    public List<Row> insert(int count) {
        List<Row> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(insert());
        }
        return List.copyOf(all);
    }
}
