package dev.trestle.formats;

import dev.trestle.runtime.BodyRows;
import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import io.helidon.http.Status;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads an object with an array for each column. A row is read as the object that it would be in {@code json}. */
record ColumnsBody(byte[] body) {

    /**
     * Where the values of a column are in the body.
     *
     * @param key the name as JSON, and a colon
     * @param starts of the values
     * @param ends of the values
     * @param isArray whether there are values
     */
    private record Column(byte[] key, List<Integer> starts, List<Integer> ends, boolean isArray) {

        static Column of(String name, boolean isArray) {
            ByteArrayOutputStream key = new ByteArrayOutputStream();
            try (JsonGenerator json = JsonText.to(key)) {
                json.writeString(name);
            }
            key.write(':');
            return new Column(key.toByteArray(), new ArrayList<>(), new ArrayList<>(), isArray);
        }
    }

    void read(BodyRows<?> rows) {
        Map<String, Column> columns = rows.parse(body, this::columns);
        columns.keySet().retainAll(rows.columns(columns.keySet()));
        int count = count(columns);
        for (int row = 0; row < count; row++) {
            rows.object(object(columns, row), 0);
        }
    }

    private Map<String, Column> columns(JsonParser in) {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw HttpProblem.unprocessable(FieldError.of("", ErrorCode.NOT_AN_OBJECT, "has to be a JSON object with an array for each column"));
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            Column column = Column.of(name, in.nextToken() == JsonToken.START_ARRAY);
            if (columns.put(name, column) != null) {
                throw HttpProblem.status(Status.BAD_REQUEST_400)
                        .detail("The JSON object has the same name twice")
                        .error(FieldError.of(FieldError.pointer(name), ErrorCode.REPEATED, "occurs twice"))
                        .build();
            }
            if (column.isArray()) {
                values(in, column);
            } else {
                in.skipChildren();
            }
        }
        if (in.nextToken() != null) {
            throw HttpProblem.of(Status.BAD_REQUEST_400, "The body has text after the JSON value");
        }
        return columns;
    }

    private static void values(JsonParser in, Column column) {
        while (in.nextToken() != JsonToken.END_ARRAY) {
            column.starts().add((int) in.currentTokenLocation().getByteOffset());
            in.skipChildren();
            in.finishToken();
            column.ends().add((int) in.currentLocation().getByteOffset());
        }
    }

    /** The number of rows, which is that of the values of each column. */
    private static int count(Map<String, Column> columns) {
        List<FieldError> errors = new ArrayList<>();
        OptionalInt count = columns.values().stream().filter(Column::isArray).mapToInt(column -> column.starts().size()).findFirst();
        columns.forEach((name, column) -> {
            int own = column.starts().size();
            if (!column.isArray()) {
                errors.add(FieldError.of(FieldError.pointer(name), ErrorCode.WRONG_TYPE, "has to be an array"));
            } else if (own != count.orElseThrow()) {
                errors.add(FieldError.of(FieldError.pointer(name), ErrorCode.WRONG_COUNT, "has to have as many values as the first column, "
                        + count.orElseThrow() + ", but has " + own));
            }
        });
        if (!errors.isEmpty()) {
            throw HttpProblem.unprocessable(errors.toArray(FieldError[]::new));
        }
        return count.orElse(0);
    }

    private byte[] object(Map<String, Column> columns, int row) {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        char separator = '{';
        for (Column column : columns.values()) {
            int start = column.starts().get(row);
            object.write(separator);
            object.writeBytes(column.key());
            object.write(body, start, column.ends().get(row) - start);
            separator = ',';
        }
        object.write('}');
        return object.toByteArray();
    }
}
