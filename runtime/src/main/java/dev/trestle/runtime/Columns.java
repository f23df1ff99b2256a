package dev.trestle.runtime;

import java.sql.SQLException;
import java.util.Arrays;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/**
 * The columns of a row, in their order: name in JSON, codec, and whether the value may be null. They copy rows from the driver
 * to an answer without an object for each row.
 */
public final class Columns {

    private final Column[] columns;

    private record Column(SerializableString name, Codec<?> codec, boolean nullable) {}

    /** No columns. */
    public Columns() {
        this(new Column[0]);
    }

    private Columns(Column[] columns) {
        this.columns = columns;
    }

    /**
     * Adds a column that is NOT NULL.
     *
     * @param name of its field in JSON
     * @param codec of its type
     * @return these columns and it
     */
    public Columns add(String name, Codec<?> codec) {
        return with(new Column(new SerializedString(name), codec, false));
    }

    /**
     * Adds a column that may be null.
     *
     * @param name of its field in JSON
     * @param codec of its type
     * @return these columns and it
     */
    public Columns orNull(String name, Codec<?> codec) {
        return with(new Column(new SerializedString(name), codec, true));
    }

    private Columns with(Column column) {
        Column[] more = Arrays.copyOf(columns, columns.length + 1);
        more[columns.length] = column;
        return new Columns(more);
    }

    /**
     * Writes rows as objects.
     *
     * @param out takes them, one after the other
     * @return what each row is given to
     */
    public RowSink to(JsonWriter out) {
        return row -> copy(row, out);
    }

    private void copy(ResultRow row, JsonWriter out) throws SQLException {
        out.startObject();
        for (int i = 0; i < columns.length; i++) {
            Column column = columns[i];
            out.name(column.name);
            if (column.nullable) {
                row.copyOrNull(i + 1, column.codec, out);
            } else {
                row.copy(i + 1, column.codec, out);
            }
        }
        out.endObject();
    }
}
