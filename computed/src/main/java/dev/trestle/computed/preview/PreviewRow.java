package dev.trestle.computed.preview;

import dev.trestle.computed.failure.Failure;
import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the function makes of a row.
 *
 * @param key a JSON object; null in JSON for values of the request
 * @param inputs a JSON object
 * @param value null also if there is an error
 * @param time of the call
 * @param failure null for none
 * @param <V> the value
 */
record PreviewRow<V>(String key, String inputs, @Nullable V value, Duration time, @Nullable Failure failure) {

    void write(JsonWriter out, Codec<V> codec) {
        out.startObject();
        out.name("key").raw(key);
        out.name("inputs").raw(inputs);
        out.name("value").value(value, codec);
        out.name("millis").int8(time.toMillis());
        out.name("error").object(failure, (error, writer) -> {
            writer.startObject();
            writer.name("type").text(error.type());
            writer.name("message").text(error.message());
            writer.endObject();
        });
        out.endObject();
    }
}
