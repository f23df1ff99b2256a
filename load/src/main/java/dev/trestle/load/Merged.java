package dev.trestle.load;

import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.JsonWriter;

/**
 * The rows of a load that has merged them into a table: <code>{"inserted": n, "updated": m}</code>.
 *
 * @param inserted rows whose key was new
 * @param updated rows whose key was there before
 */
public record Merged(long inserted, long updated) implements LoadCounts {

    /** Its JSON, written and read. */
    public static final JsonForm<Merged> JSON = JsonForm.of(in -> of(StoredCounts.read(in).tally()), LoadCounts::write);

    static Merged of(Tally tally) {
        return new Merged(tally.inserted(), tally.updated());
    }

    @Override
    public void writeFields(JsonWriter out) {
        out.name("inserted").int8(inserted);
        out.name("updated").int8(updated);
    }
}
