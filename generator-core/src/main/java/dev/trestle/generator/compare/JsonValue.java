package dev.trestle.generator.compare;

import java.util.List;
import java.util.Map;

/** A value of JSON. */
sealed interface JsonValue {

    /** A string. */
    record Text(String text) implements JsonValue {}

    /** A number, true or false, as it is written. */
    record Plain(String written) implements JsonValue {}

    /** null. */
    record Nothing() implements JsonValue {}

    /** An array. */
    record Items(List<JsonValue> items) implements JsonValue {}

    /** An object, its fields in their order. */
    record Fields(Map<String, JsonValue> fields) implements JsonValue {}

    /** What it is, in words. */
    default String words() {
        if (this instanceof Items) {
            return "a list";
        }
        if (this instanceof Fields) {
            return "an object";
        }
        return this instanceof Text ? "a string" : this instanceof Nothing ? "null" : "a number or a truth value";
    }

    /** As JSON. */
    default String json() {
        StringBuilder out = new StringBuilder();
        JsonText.write(this, out);
        return out.toString();
    }

    /** The text of a string, and otherwise JSON: a parameter of a URL, or a key. */
    default String plain() {
        return this instanceof Text text ? text.text() : json();
    }
}
