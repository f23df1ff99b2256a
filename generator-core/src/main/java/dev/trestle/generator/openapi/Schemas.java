package dev.trestle.generator.openapi;

import java.util.List;
import java.util.stream.Stream;

/** Shapes of schemas (JSON Schema, draft 2020-12) that many others are made of. */
final class Schemas {

    private static final String TYPE = "type";
    private static final String ANY_OF = "anyOf";
    private static final String NULL = "null";

    private Schemas() {}

    static JsonObject type(String type) {
        return JsonObject.of(TYPE, type);
    }

    static JsonObject format(String type, String format) {
        return type(type).put("format", format);
    }

    static JsonObject list(JsonObject items) {
        return type("array").put("items", items);
    }

    static JsonObject anyOf(Stream<JsonObject> schemas) {
        List<JsonObject> list = schemas.toList();
        return list.size() == 1 ? list.get(0) : JsonObject.of(ANY_OF, list);
    }

    /** An object that has all of these members. */
    static JsonObject object(JsonObject properties) {
        return type("object").put("properties", properties).put("required", List.copyOf(properties.members().keySet()));
    }

    /** The same, or null. */
    static JsonObject orNull(JsonObject schema) {
        return with(schema, NULL);
    }

    /** The same, or a value of this type, which none of the schema's limits is about. */
    static JsonObject with(JsonObject schema, String type) {
        if (schema.isEmpty()) {
            return schema;
        }
        JsonObject wider = new JsonObject().putAll(schema);
        // Some validators cannot read the limits of numbers beside several types.
        if (schema.get("minimum") != null || schema.get("exclusiveMinimum") != null) {
            return JsonObject.of(ANY_OF, List.of(schema, type(type)));
        }
        if (schema.get(TYPE) instanceof String only) {
            return wider.put(TYPE, List.of(only, type));
        }
        if (schema.get(TYPE) instanceof List<?> types) {
            return wider.put(TYPE, Stream.concat(types.stream(), Stream.of(type)).toList());
        }
        if (schema.get(ANY_OF) instanceof List<?> choices) {
            return wider.put(ANY_OF, Stream.concat(choices.stream(), Stream.of(type(type))).toList());
        }
        return JsonObject.of(ANY_OF, List.of(schema, type(type)));
    }
}
