package dev.trestle.formats;

import dev.trestle.runtime.BodyRows;
import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import io.helidon.http.Status;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads <code>{"rows": [...]}</code> row by row. What is wrong with the object around the rows is thrown at once. */
record JsonRowsBody(ItemStream in, BodyRows<?> rows) {

    private static final String ROWS = "rows";

    void read() {
        rows.<Void>parse(in, parser -> {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw HttpProblem.of(Status.BAD_REQUEST_400, "The body is empty; a request without rows is {\"rows\": []}");
            }
            if (first != JsonToken.START_OBJECT) {
                throw refused("", ErrorCode.NOT_AN_OBJECT, "has to be a JSON object");
            }
            fields(parser);
            if (parser.nextToken() != null) {
                throw HttpProblem.of(Status.BAD_REQUEST_400, "The body has text after the JSON value");
            }
            return null;
        });
    }

    private void fields(JsonParser parser) {
        Set<String> names = new HashSet<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (!names.add(name)) {
                throw HttpProblem.status(Status.BAD_REQUEST_400)
                        .detail("The JSON object has the same name twice")
                        .error(FieldError.of(FieldError.pointer(name), ErrorCode.REPEATED, "occurs twice"))
                        .build();
            }
            JsonToken value = parser.nextToken();
            if (name.equals(ROWS)) {
                items(parser, value);
            } else if (rows.ignoresUnknown()) {
                skip(parser);
            } else {
                throw refused(name, ErrorCode.UNKNOWN_FIELD, "is not a field of this request");
            }
        }
        if (!names.contains(ROWS)) {
            throw refused(ROWS, ErrorCode.REQUIRED, "is required");
        }
    }

    private void items(JsonParser parser, JsonToken value) {
        if (value != JsonToken.START_ARRAY) {
            throw value == JsonToken.VALUE_NULL
                    ? refused(ROWS, ErrorCode.NULL_NOT_ALLOWED, "must not be null")
                    : refused(ROWS, ErrorCode.WRONG_TYPE, "has to be an array");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            skip(parser);
            rows.object(in.until(parser.currentLocation().getByteOffset()), 0);
        }
    }

    /** Goes to the end of a value, from whose start on the bytes are kept. */
    private void skip(JsonParser parser) {
        in.keepFrom(parser.currentTokenLocation().getByteOffset());
        parser.skipChildren();
        parser.finishToken();
    }

    private static HttpProblem refused(String field, ErrorCode code, String message) {
        return HttpProblem.unprocessable(FieldError.of(field.isEmpty() ? "" : FieldError.pointer(field), code, message));
    }
}
