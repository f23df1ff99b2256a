package dev.trestle.formats.arrow;

import dev.trestle.runtime.HttpProblem;
import io.helidon.http.Status;
import org.jspecify.annotations.Nullable;

/** Counts the bytes that a batch becomes more than it was sent with: by compression, by dictionaries and by views. */
final class Expansion {

    private final int limit;
    private long bytes;

    Expansion(int limit) {
        this.limit = limit;
    }

    /** Throws 413 if they are too many. */
    void add(long more) {
        bytes += more;
        if (more > limit || bytes > limit) {
            throw HttpProblem.of(Status.REQUEST_ENTITY_TOO_LARGE_413,
                    "A record batch of Arrow must not have more than " + limit + " bytes once it is decompressed");
        }
    }

    /** The bytes of a cell, about. */
    static long bytes(@Nullable Object cell) {
        return cell instanceof String text ? text.length() : cell == null ? 0 : Long.BYTES;
    }

    void reset() {
        bytes = 0;
    }
}
