package dev.trestle.data;

import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value for which a row of a file is left out, or a row that is none.
 *
 * @param dataset of the file
 * @param file its name below the root of the dataset
 * @param line of CSV or NDJSON, in which the row begins, counted from 1 with the header; null for Parquet
 * @param row counted from 1, without the header; of NDJSON the line; null for a line that is no row
 * @param column of the value; null for a line that is no row
 * @param text of the value, or the whole line; null for null
 * @param message what is wrong with it, such as {@code is no int4}
 */
public record FileReject(
        String dataset, String file, @Nullable Long line, @Nullable Long row, @Nullable String column, @Nullable String text,
        String message) {

    /**
     * Writes its place, and the error as in a problem: <code>{"file": "a.csv", "row": 1, "line": 2, "column": "age", "text": "x",
     * "errors": [...]}</code>.
     *
     * @param out takes an object
     */
    public void write(JsonWriter out) {
        out.startObject();
        out.name("file").text(file);
        out.name("row").int8(row);
        out.name("line").int8(line);
        out.name("column").text(column);
        out.name("text").text(text);
        out.name("errors").array(List.of(FieldError.of(FieldError.pointer(dataset), ErrorCode.UNFIT_FILE, message)), error -> error.write(out));
        out.endObject();
    }

    /** In words, for a problem. */
    String words() {
        String place = line != null ? "in line " + line : "in row " + row;
        return column == null ? "has " + FileProblems.shown(String.valueOf(text)) + " " + place + ", which " + message
                : "has " + (text == null ? "null" : FileProblems.shown(text)) + " in the column " + column + " " + place
                        + (text == null ? "" : ", which " + message);
    }
}
