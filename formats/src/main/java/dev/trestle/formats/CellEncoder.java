package dev.trestle.formats;

import dev.trestle.runtime.Columns;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.ResultRow;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Writes rows in a format that is made of their values, rather than of objects. */
public abstract class CellEncoder implements RowEncoder {

    private final RowText text;

    /**
     * Begins.
     *
     * @param columns of the rows
     */
    protected CellEncoder(Columns columns) {
        this.text = new RowText(columns);
    }

    @Override
    public final void row(ResultRow row) throws SQLException {
        text.set(row);
        cells(text);
    }

    @Override
    public final void object(Consumer<? super JsonWriter> row) {
        text.set(row);
        cells(text);
    }

    /**
     * Takes a row.
     *
     * @param row valid until this returns
     */
    protected abstract void cells(RowText row);
}
