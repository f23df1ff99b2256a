package dev.trestle.load;

import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.JsonWriter;

/**
 * The rows that a load has added: <code>{"rows": n}</code>.
 *
 * @param rows that were stored; a trigger can skip some
 */
public record Loaded(long rows) implements LoadCounts {

    /** Its JSON, written and read. */
    public static final JsonForm<Loaded> JSON = JsonForm.of(in -> of(StoredCounts.read(in).tally()), LoadCounts::write);

    static Loaded of(Tally tally) {
        return new Loaded(tally.inserted());
    }

    @Override
    public void writeFields(JsonWriter out) {
        out.name("rows").int8(rows);
    }
}
