package dev.trestle.formats;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Columns;
import io.helidon.http.Status;

/** The value of a column in the current row: of a string its content, except in json and jsonb. */
final class ColumnValue {

    private final String name;
    private final boolean json;
    private final StringContent content = new StringContent();

    private ColumnValue(String name, boolean json) {
        this.name = name;
        this.json = json;
    }

    static ColumnValue of(Columns columns, int column) {
        Codec<?> codec = columns.codec(column);
        return new ColumnValue(columns.name(column), PgCodecs.JSON.equals(codec));
    }

    /** Takes a value that is not null. */
    @FunctionalInterface
    interface Taker {
        void take(byte[] text, int start, int end);
    }

    /** Whether the value, which is not null, is the content of a string. */
    boolean isText(RowText row, int column) {
        return row.isString(column) && !json;
    }

    /** The content of the string; until the next call. */
    StringContent content(RowText row, int column) {
        content.set(row.bytes(), row.start(column) + 1, row.end(column) - 1, row.isEscaped(column));
        return content;
    }

    /** Hands the value on; the problem is 422 if the type of the column is too narrow for it. */
    void add(RowText row, int column, Taker taker) {
        try {
            if (isText(row, column)) {
                content(row, column);
                taker.take(content.bytes(), content.start(), content.end());
            } else {
                taker.take(row.bytes(), row.start(column), row.end(column));
            }
        } catch (ArithmeticException e) {
            throw HttpProblem.status(Status.UNPROCESSABLE_CONTENT_422)
                    .detail("The column " + name + " has a value beyond the range of its type in this format; other formats have it")
                    .cause(e).build();
        }
    }
}
