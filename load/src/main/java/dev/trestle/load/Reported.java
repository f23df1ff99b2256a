package dev.trestle.load;

import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.JsonWriter;
import java.util.List;
import java.util.function.Function;

/**
 * What a load has stored, and the rows that it has rejected: <code>{"rows": n, "rejected": 1, "rejects": [...]}</code>.
 *
 * @param counts of the rows that were stored
 * @param rejects the other rows, in their order
 * @param <C> the counts of the mode
 */
public record Reported<C extends LoadCounts>(C counts, List<Reject> rejects) {

    /** The JSON of rows that were added, written and read. */
    public static final JsonForm<Reported<Loaded>> LOADED = json(Loaded::of);

    /** The JSON of rows that have replaced others, written and read. */
    public static final JsonForm<Reported<Replaced>> REPLACED = json(Replaced::of);

    /** The JSON of rows that were merged, written and read. */
    public static final JsonForm<Reported<Merged>> MERGED = json(Merged::of);

    private static <C extends LoadCounts> JsonForm<Reported<C>> json(Function<Tally, C> counts) {
        return JsonForm.of(in -> {
            StoredCounts stored = StoredCounts.read(in);
            return new Reported<>(counts.apply(stored.tally()), stored.rejects());
        }, Reported::write);
    }

    /**
     * Writes the JSON object.
     *
     * @param out where to
     */
    public void write(JsonWriter out) {
        out.startObject();
        counts.writeFields(out);
        out.name("rejected").int4(rejects.size());
        out.name("rejects").array(rejects, reject -> reject.write(out));
        out.endObject();
    }
}
