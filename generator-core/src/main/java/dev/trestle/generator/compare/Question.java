package dev.trestle.generator.compare;

import java.util.Map;
import java.util.Set;

/**
 * One input.
 *
 * @param line its number in the file, from 1
 * @param fields of the request
 * @param relevant the keys that a good answer has; empty if they are not known
 */
record Question(int line, Map<String, JsonValue> fields, Set<String> relevant) {

    String json() {
        return new JsonValue.Fields(fields).json();
    }
}
