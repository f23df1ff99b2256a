package dev.trestle.computed.rows;

import dev.trestle.computed.failure.WrongResult;
import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.JsonWriter;
import java.util.List;

/**
 * The rows that are computed from one row. Statements take them as a JSON array, with an array of texts for each row: a text is
 * PostgreSQL's text form of a value. Answers have an object for each row.
 *
 * @param columns that the function fills, in the order of the statement
 * @param <R> the row
 */
public record RowList<R>(List<RowColumn<R, ?>> columns) implements Codec<List<R>> {

    /** Copies the list. */
    public RowList {
        columns = List.copyOf(columns);
    }

    /**
     * Not used: rows are only stored.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    public List<R> parse(String text) {
        throw new UnsupportedOperationException("rows of a computed table are only stored");
    }

    /**
     * The form for statements.
     *
     * @throws WrongResult if a row, or a value of a column that is NOT NULL, is null
     */
    @Override
    public String format(List<R> rows) {
        return JsonForm.<List<R>>of(in -> {
            throw new UnsupportedOperationException("rows of a computed table are only stored");
        }, this::writeTexts).write(rows).text();
    }

    private void writeTexts(List<R> rows, JsonWriter out) {
        int position = 0;
        out.startArray();
        for (R row : rows) {
            position++;
            if (row == null) {
                throw new WrongResult("Row " + position + " is null");
            }
            out.startArray();
            for (RowColumn<R, ?> column : columns) {
                out.text(column.text(row, position));
            }
            out.endArray();
        }
        out.endArray();
    }

    @Override
    public void write(List<R> rows, JsonWriter out) {
        out.array(rows, row -> {
            out.startObject();
            columns.forEach(column -> column.write(row, out));
            out.endObject();
        });
    }
}
