package dev.trestle.load;

import dev.trestle.runtime.JsonWriter;

/** How many rows a load has stored, by its mode. */
public sealed interface LoadCounts permits Loaded, Replaced, Merged {

    /**
     * Writes the JSON object.
     *
     * @param out where to
     */
    default void write(JsonWriter out) {
        out.startObject();
        writeFields(out);
        out.endObject();
    }

    /**
     * Writes the fields of the JSON object.
     *
     * @param out where to
     */
    void writeFields(JsonWriter out);
}
