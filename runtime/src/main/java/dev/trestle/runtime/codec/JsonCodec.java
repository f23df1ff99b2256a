package dev.trestle.runtime.codec;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.types.Json;

/** json and jsonb. */
record JsonCodec() implements Codec<Json> {

    @Override
    public Json parse(String text) {
        return new Json(text);
    }

    @Override
    public String format(Json value) {
        return value.text();
    }

    @Override
    public Json read(RequestReader in) {
        return in.json();
    }

    @Override
    public void write(Json value, JsonWriter out) {
        out.raw(value.text());
    }

    @Override
    public void copy(byte[] wire, JsonWriter out) {
        out.raw(wire);
    }
}
