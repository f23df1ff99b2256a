package dev.trestle.load;

import dev.trestle.runtime.JsonWriter;
import java.util.List;

/**
 * What a load has stored, and the rows that it has rejected: <code>{"rows": n, "rejected": 1, "rejects": [...]}</code>.
 *
 * @param counts of the rows that were stored
 * @param rejects the other rows, in their order
 * @param <C> the counts of the mode
 */
public record Reported<C extends LoadCounts>(C counts, List<Reject> rejects) {

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
