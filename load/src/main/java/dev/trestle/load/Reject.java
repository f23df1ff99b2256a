package dev.trestle.load;

import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row that was not stored.
 *
 * @param row its number, from 1
 * @param line of the body that it begins in, from 1; null if the format has none
 * @param column with the first error; null if the error is about the whole row
 * @param text of that field, or of the whole row, as it was in the body, up to 1,000 characters; null for null, and for a row that
 *     comes from Java
 * @param errors at least one; their pointers are those of a request with <code>{"rows": [...]}</code>
 */
public record Reject(
        long row, @Nullable Integer line, @Nullable String column, @Nullable String text, List<FieldError> errors) {

    static Reject read(RequestReader in) {
        long row = 0;
        Integer line = null;
        String column = null;
        String text = null;
        List<FieldError> errors = List.of();
        while (in.next()) {
            switch (in.name()) {
                case "row" -> row = in.int8();
                case "line" -> line = in.orNull(in::int4);
                case "column" -> column = in.orNull(in::text);
                case "text" -> text = in.orNull(in::text);
                case "errors" -> errors = in.list(() -> Objects.requireNonNull(in.object(FieldError::read)));
                default -> in.skip();
            }
        }
        in.end("row", "errors");
        return new Reject(row, line, column, text, errors);
    }

    void write(JsonWriter out) {
        out.startObject();
        out.name("row").int8(row);
        out.name("line").int4(line);
        out.name("column").text(column);
        out.name("text").text(text);
        out.name("errors").array(errors, error -> error.write(out));
        out.endObject();
    }
}
