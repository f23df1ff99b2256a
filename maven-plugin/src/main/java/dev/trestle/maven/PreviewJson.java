package dev.trestle.maven;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the JSON of a service's answers. */
final class PreviewJson {

    private static final JsonFactory JSON = new JsonFactory();

    private PreviewJson() {}

    /** The members of an object: texts as they are, other values as JSON. */
    static Map<String, String> members(String object) throws IOException {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), object)) {
            Map<String, String> members = new LinkedHashMap<>();
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = in.currentName();
                in.nextToken();
                members.put(name, value(in));
            }
            return members;
        } catch (JacksonException e) {
            throw new IOException("no JSON", e);
        }
    }

    /** The items of an array, as {@link #members}. */
    static List<String> items(String array) throws IOException {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), array)) {
            List<String> items = new ArrayList<>();
            if (in.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("no JSON array");
            }
            while (in.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(in));
            }
            if (in.nextToken() != null) {
                throw new IOException("text after a JSON array");
            }
            return items;
        } catch (JacksonException e) {
            throw new IOException("no JSON", e);
        }
    }

    /** The answer to a preview. */
    static Preview preview(String body) throws IOException {
        Map<String, String> preview = members(body);
        List<Preview.Row> rows = new ArrayList<>();
        for (String row : items(of(preview, "rows"))) {
            rows.add(row(members(row)));
        }
        return new Preview(of(preview, "column"), Optional.ofNullable(preview.get("migration")), rows);
    }

    private static Preview.Row row(Map<String, String> row) throws IOException {
        String error = of(row, "error");
        Map<String, String> failure = error.equals("null") ? Map.of() : members(error);
        String key = of(row, "key");
        return new Preview.Row(key.equals("null") ? Map.of() : members(key), members(of(row, "inputs")), of(row, "value"), Long.parseLong(of(row, "millis")),
                failure.isEmpty() ? Optional.empty() : Optional.of(of(failure, "type") + ": " + of(failure, "message")));
    }

    private static String of(Map<String, String> members, String name) throws IOException {
        String value = members.get(name);
        if (value == null) {
            throw new IOException("its JSON has no '" + name + "'");
        }
        return value;
    }

    private static String value(JsonParser in) {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            return in.getString();
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.copyCurrentStructure(in);
        }
        return text.toString();
    }
}
