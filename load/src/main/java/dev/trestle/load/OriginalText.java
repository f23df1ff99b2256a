package dev.trestle.load;

import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.place.BodyRow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The text of a rejected row, or of one of its fields, as it was in the body. */
record OriginalText(BodyRow row) {

    private static final int MAX = 1_000;
    private static final JsonFactory JSON = new JsonFactory();

    /** The row, with the text of the field that the first error is in. */
    static Reject reject(BodyRow row, List<FieldError> errors) {
        OriginalText text = new OriginalText(row);
        String column = column(errors.getFirst().pointer());
        boolean isThere = column != null && text.has(column);
        return new Reject(row.number() + 1L, row.line() == 0 ? null : row.line(), column,
                shortened(isThere ? text.field(column) : text.whole()), List.copyOf(errors));
    }

    /** The field of a pointer such as {@code /rows/3/tags/0}; null for the row itself. */
    private static @Nullable String column(String pointer) {
        String[] names = pointer.split("/", 5);
        return names.length < 4 ? null : names[3].replace("~1", "/").replace("~0", "~");
    }

    private static @Nullable String shortened(@Nullable String text) {
        if (text == null || text.length() <= MAX) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MAX - 1)) ? MAX - 1 : MAX) + "…";
    }

    /** The whole row: its JSON, or its cells as CSV; null if it comes from Java. */
    @Nullable String whole() {
        if (row.json().length > 0) {
            return new String(row.json(), StandardCharsets.UTF_8).strip();
        }
        return row.cells().isEmpty() ? null : row.cells().stream().map(OriginalText::cell).collect(Collectors.joining(","));
    }

    /** A row without names has its whole text in one cell. */
    private static String cell(@Nullable String text) {
        if (text == null) {
            return "";
        }
        boolean needsQuotes = text.isEmpty() || text.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0);
        return needsQuotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private boolean has(String column) {
        return row.names().contains(column) || field(column) != null;
    }

    private @Nullable String field(String column) {
        int cell = row.names().indexOf(column);
        return cell >= 0 ? row.cells().get(cell) : json(column);
    }

    private @Nullable String json(String column) {
        byte[] json = row.json();
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (json.length == 0 || in.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                in.nextToken();
                int start = (int) in.currentTokenLocation().getByteOffset();
                in.skipChildren();
                in.finishToken();
                if (name.equals(column)) {
                    return new String(json, start, (int) in.currentLocation().getByteOffset() - start, StandardCharsets.UTF_8);
                }
            }
            return null;
        } catch (JacksonException e) {
            // Its whole text is shown then.
            return null;
        }
    }
}
