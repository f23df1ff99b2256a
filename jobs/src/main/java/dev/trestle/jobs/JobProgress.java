package dev.trestle.jobs;

import dev.trestle.runtime.JsonWriter;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How far the current or last attempt at a job has come, as stored a second ago or later; exact for a job that is done.
 *
 * @param rows the number of rows that were read or written; empty if the job counts none
 * @param bytes the number of bytes that were read or written; empty if the job counts none
 */
public record JobProgress(OptionalLong rows, OptionalLong bytes) {

    /** Null if neither is counted. */
    static @Nullable JobProgress of(@Nullable Long rows, @Nullable Long bytes) {
        return rows == null && bytes == null ? null : new JobProgress(optional(rows), optional(bytes));
    }

    private static OptionalLong optional(@Nullable Long count) {
        return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }

    /** With those that are there. */
    void write(JsonWriter out) {
        out.startObject();
        rows.ifPresent(count -> out.name("rows").int8(count));
        bytes.ifPresent(count -> out.name("bytes").int8(count));
        out.endObject();
    }
}
