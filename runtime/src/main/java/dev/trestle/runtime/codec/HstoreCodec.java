package dev.trestle.runtime.codec;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.postgres.HstoreText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** hstore: an object of strings and nulls. */
record HstoreCodec() implements Codec<Map<String, @Nullable String>> {

    @Override
    public Map<String, @Nullable String> parse(String text) {
        return HstoreText.read(text);
    }

    @Override
    public String format(Map<String, @Nullable String> value) {
        return HstoreText.write(value);
    }

    @Override
    public @Nullable Map<String, @Nullable String> read(RequestReader in) {
        return in.object(HstoreCodec::entries);
    }

    private static Map<String, @Nullable String> entries(RequestReader in) {
        Map<String, @Nullable String> entries = new LinkedHashMap<>();
        while (in.next()) {
            in.check(in.name());
            entries.put(in.name(), in.orNull(in::text));
        }
        in.end();
        return Collections.unmodifiableMap(entries);
    }

    @Override
    public void write(Map<String, @Nullable String> value, JsonWriter out) {
        out.startObject();
        value.forEach((key, text) -> out.name(key).text(text));
        out.endObject();
    }
}
