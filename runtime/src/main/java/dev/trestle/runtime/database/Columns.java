package dev.trestle.runtime.database;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonWriter;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/**
 * The columns of a row, in their order: name in JSON, codec, and whether the value may be null. They copy rows from the driver
 * to an answer without an object for each row.
 */
public final class Columns {

    private final Column[] columns;

    /**
     * One of them.
     *
     * @param encoded its name in JSON
     * @param codec of its type; null for the key of a file, which answers have as a link
     * @param nullable whether the value may be null
     */
    private record Column(SerializableString encoded, @Nullable Codec<?> codec, boolean nullable) {

        void copy(ResultRow row, int index, JsonWriter out) throws SQLException {
            if (codec == null) {
                out.media(nullable ? row.mediaOrNull(index) : row.media(index));
            } else if (nullable) {
                row.copyOrNull(index, codec, out);
            } else {
                row.copy(index, codec, out);
            }
        }
    }

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
        return with(name, codec, false);
    }

    /**
     * Adds a column that may be null.
     *
     * @param name of its field in JSON
     * @param codec of its type
     * @return these columns and it
     */
    public Columns orNull(String name, Codec<?> codec) {
        return with(name, codec, true);
    }

    /**
     * Adds a column of files that is NOT NULL.
     *
     * @param name of its field in JSON
     * @return these columns and it
     */
    public Columns media(String name) {
        return with(name, null, false);
    }

    /**
     * Adds a column of files that may be null.
     *
     * @param name of its field in JSON
     * @return these columns and it
     */
    public Columns mediaOrNull(String name) {
        return with(name, null, true);
    }

    private Columns with(String name, @Nullable Codec<?> codec, boolean nullable) {
        Column[] more = Arrays.copyOf(columns, columns.length + 1);
        more[columns.length] = new Column(new SerializedString(name), codec, nullable);
        return new Columns(more);
    }

    /**
     * How many there are.
     *
     * @return perhaps none
     */
    public int size() {
        return columns.length;
    }

    /**
     * The name of the field of a column.
     *
     * @param index from 0
     * @return its name in JSON
     */
    public String name(int index) {
        return columns[index].encoded.getValue();
    }

    /**
     * The codec of a column.
     *
     * @param index from 0
     * @return null for a column of files, which are links in answers
     */
    public @Nullable Codec<?> codec(int index) {
        return columns[index].codec;
    }

    /**
     * Whether the value of a column may be null.
     *
     * @param index from 0
     * @return false for NOT NULL
     */
    public boolean isNullable(int index) {
        return columns[index].nullable;
    }

    /**
     * Writes rows as objects.
     *
     * @param out takes them, one after the other
     * @return what each row is given to
     */
    public RowSink to(JsonWriter out) {
        return row -> {
            out.startObject();
            for (int i = 0; i < columns.length; i++) {
                out.name(columns[i].encoded);
                columns[i].copy(row, i + 1, out);
            }
            out.endObject();
        };
    }

    /**
     * Writes a value of a row, without its name.
     *
     * @param row the row
     * @param index of the column, from 0
     * @param out takes a value
     * @throws SQLException from the driver
     */
    public void value(ResultRow row, int index, JsonWriter out) throws SQLException {
        columns[index].copy(row, index + 1, out);
    }
}
