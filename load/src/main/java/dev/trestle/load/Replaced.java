package dev.trestle.load;

import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.JsonWriter;

/**
 * The rows of a load that has replaced all rows of a table: <code>{"rows": n, "deleted": m}</code>.
 *
 * @param rows that were stored; a trigger can skip some
 * @param deleted rows that were there before
 */
public record Replaced(long rows, long deleted) implements LoadCounts {

    /** Its JSON, written and read. */
    public static final JsonForm<Replaced> JSON = JsonForm.of(in -> of(StoredCounts.read(in).tally()), LoadCounts::write);

    static Replaced of(Tally tally) {
        return new Replaced(tally.inserted(), tally.deleted());
    }

    @Override
    public void writeFields(JsonWriter out) {
        out.name("rows").int8(rows);
        out.name("deleted").int8(deleted);
    }
}
