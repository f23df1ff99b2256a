package dev.trestle.formats;

import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.database.Columns;
import dev.trestle.runtime.database.ResultRow;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Writes rows in a format that is made of their values, rather than of objects. */
abstract class CellEncoder implements RowEncoder {

    private final RowText text;

    CellEncoder(Columns columns) {
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

    /** Sends what is written, as there are so many rows that an answer does not become small any more. */
    static void send(OutputStream out) {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a row, which is valid until this returns. */
    abstract void cells(RowText row);
}
