package dev.trestle.history;

import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.codec.PgCodecs;
import org.jspecify.annotations.Nullable;

/**
 * What a revert has done.
 *
 * @param operation the operation of the revert, which can be reverted itself; null if no row had to be changed
 * @param numRows the rows that were restored or deleted
 */
public record Reverted(@Nullable Long operation, long numRows) {

    void write(JsonWriter out) {
        out.startObject();
        out.name("operation").value(operation, PgCodecs.INT8);
        out.name("num_rows").int8(numRows);
        out.endObject();
    }
}
