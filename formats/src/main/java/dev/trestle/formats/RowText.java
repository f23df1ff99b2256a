package dev.trestle.formats;

import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.Links;
import dev.trestle.runtime.database.Columns;
import dev.trestle.runtime.database.ResultRow;
import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** The current row as JSON, and where in it each value is. */
final class RowText {

    private final Buffer text = new Buffer();
    private final JsonGenerator json = JsonText.to(text);
    private final JsonWriter writer = new JsonWriter(json, Links.URLS);
    private final Columns columns;
    private final int[] starts;
    private final int[] ends;

    RowText(Columns columns) {
        this.columns = columns;
        this.starts = new int[columns.size()];
        this.ends = new int[starts.length];
    }

    /** Takes a row of a result. */
    void set(ResultRow row) throws SQLException {
        text.reset();
        columns.values(row, writer);
        json.flush();
        find();
    }

    /** Takes a row that is written as an object. */
    void set(Consumer<? super JsonWriter> row) {
        text.reset();
        row.accept(writer);
        json.flush();
        find();
    }

    /** How many values it has. */
    int count() {
        return starts.length;
    }

    /** The bytes that hold all values. */
    byte[] bytes() {
        return text.bytes();
    }

    /** Where a value begins. */
    int start(int column) {
        return starts[column];
    }

    /** Where a value ends, exclusively. */
    int end(int column) {
        return ends[column];
    }

    /** Whether a value is null; in a column that is NOT NULL, the null of JSON is a value. */
    boolean isNull(int column) {
        return bytes()[starts[column]] == 'n' && columns.isNullable(column);
    }

    /** Whether a value is a string. */
    boolean isString(int column) {
        return bytes()[starts[column]] == '"';
    }

    /** Finds the values of an array, or of an object, whose names are passed over. They have no line breaks then. */
    private void find() {
        byte[] bytes = text.bytes();
        boolean named = bytes[0] == '{';
        int at = 1;
        for (int column = 0; column < starts.length; column++) {
            if (named) {
                at = afterString(bytes, afterBlanks(bytes, at)) + 1;
            }
            at = afterBlanks(bytes, at);
            starts[column] = at;
            at = afterValue(bytes, at);
            ends[column] = at;
            at = afterBlanks(bytes, at) + 1;
        }
    }

    private static int afterBlanks(byte[] bytes, int at) {
        int end = at;
        while (bytes[end] == ' ' || bytes[end] == '\n' || bytes[end] == '\r' || bytes[end] == '\t') {
            end++;
        }
        return end;
    }

    private static int afterValue(byte[] bytes, int at) {
        return switch (bytes[at]) {
            case '"' -> afterString(bytes, at);
            case '{', '[' -> afterNested(bytes, at);
            default -> afterWord(bytes, at);
        };
    }

    private static int afterWord(byte[] bytes, int at) {
        int end = at;
        while (bytes[end] > ' ' && bytes[end] != ',' && bytes[end] != ']' && bytes[end] != '}') {
            end++;
        }
        return end;
    }

    private static int afterString(byte[] bytes, int at) {
        int end = ByteScan.either(bytes, at + 1, bytes.length, '"', '\\');
        while (bytes[end] != '"') {
            end = ByteScan.either(bytes, end + 2, bytes.length, '"', '\\');
        }
        return end + 1;
    }

    /** Blanks take the place of line breaks, which values of the type json have between their tokens. */
    private static int afterNested(byte[] bytes, int at) {
        int depth = 0;
        int end = at;
        do {
            switch (bytes[end]) {
                case '"' -> end = afterString(bytes, end) - 1;
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case '\n', '\r' -> bytes[end] = ' ';
                default -> { }
            }
            end++;
        } while (depth > 0);
        return end;
    }

    private static final class Buffer extends ByteArrayOutputStream {

        Buffer() {
            super(1024);
        }

        byte[] bytes() {
            return buf;
        }
    }
}
