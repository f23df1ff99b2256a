package dev.trestle.generator.openapi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object, whose members keep their order. Values are objects, lists, strings, numbers, booleans and null. */
final class JsonObject {

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    /** An object with one member. */
    static JsonObject of(String name, @Nullable Object value) {
        return new JsonObject().put(name, value);
    }

    /** Adds a member, or replaces its value. */
    JsonObject put(String name, @Nullable Object value) {
        members.put(name, value);
        return this;
    }

    /** Adds a text, unless it is empty. */
    JsonObject putText(String name, String text) {
        return text.isEmpty() ? this : put(name, text);
    }

    /** Adds an object, unless it is empty. */
    JsonObject putFilled(String name, JsonObject value) {
        return value.members.isEmpty() ? this : put(name, value);
    }

    /** Adds all members of another object. */
    JsonObject putAll(JsonObject other) {
        members.putAll(other.members);
        return this;
    }

    @Nullable Object get(String name) {
        return members.get(name);
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    Map<String, @Nullable Object> members() {
        return Collections.unmodifiableMap(members);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonObject object && object.members.equals(members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }
}
