package dev.trestle.data;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.database.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The columns of a query of files, in their order: name in JSON, codec, and whether the value may be null. */
public final class FileColumns {

    private final List<Column<?>> columns;

    private record Column<T>(String name, Codec<T> codec, boolean nullable) {

        void write(FileRow row, int index, JsonWriter out) {
            out.name(name).value(nullable ? row.valueOrNull(index, codec) : row.value(index, codec), codec);
        }
    }

    /** No columns. */
    public FileColumns() {
        this(List.of());
    }

    private FileColumns(List<Column<?>> columns) {
        this.columns = columns;
    }

    /**
     * Adds a column without nulls.
     *
     * @param name of its field in JSON
     * @param codec of its type
     * @return these columns and it
     */
    public FileColumns add(String name, Codec<?> codec) {
        return with(new Column<>(name, codec, false));
    }

    /**
     * Adds a column that may be null.
     *
     * @param name of its field in JSON
     * @param codec of its type
     * @return these columns and it
     */
    public FileColumns orNull(String name, Codec<?> codec) {
        return with(new Column<>(name, codec, true));
    }

    private FileColumns with(Column<?> column) {
        List<Column<?>> more = new ArrayList<>(columns);
        more.add(column);
        return new FileColumns(List.copyOf(more));
    }

    /**
     * Writes rows as objects.
     *
     * @param out takes them, one after the other
     * @return what each row is given to
     */
    public FileRowSink to(JsonWriter out) {
        return row -> write(row, out);
    }

    /**
     * Writes rows as objects, each to a writer of its own, for other formats.
     *
     * @param objects takes what writes a row
     * @return what each row is given to
     */
    public FileRowSink each(Consumer<Consumer<? super JsonWriter>> objects) {
        return row -> objects.accept(out -> write(row, out));
    }

    /**
     * The same columns as those of PostgreSQL.
     *
     * @return for formats
     */
    public Columns columns() {
        Columns same = new Columns();
        for (Column<?> column : columns) {
            same = column.nullable() ? same.orNull(column.name(), column.codec()) : same.add(column.name(), column.codec());
        }
        return same;
    }

    private void write(FileRow row, JsonWriter out) {
        out.startObject();
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).write(row, i + 1, out);
        }
        out.endObject();
    }
}
