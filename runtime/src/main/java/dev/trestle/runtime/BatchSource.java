package dev.trestle.runtime;

import dev.trestle.runtime.place.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a body that is one object, or an array of objects. */
final class BatchSource {

    private BatchSource() {}

    static <T> Batch<T> read(
            byte[] body, JsonParser parser, int max, Function<? super RequestReader, ? extends T> reader,
            Links links, RequestErrors errors) {
        JsonSource source = JsonSource.ofBatch(body, parser, errors);
        RequestReader in = new RequestReader(source, errors, links);
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return Batch.one(reader.apply(in));
        }
        List<T> rows = new ArrayList<>();
        Place place = errors.place();
        for (place.index(0); source.nextItem(); place.index(place.index() + 1)) {
            if (place.index() == max) {
                throw RequestRows.tooMany("", max);
            }
            rows.add(in.<T>object(reader));
        }
        source.end();
        errors.check();
        return Batch.list(Collections.unmodifiableList(rows));
    }
}
