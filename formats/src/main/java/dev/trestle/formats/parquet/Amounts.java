package dev.trestle.formats.parquet;

import dev.trestle.runtime.HttpProblem;
import io.helidon.http.Status;

/** Counts what a file becomes, as compression, dictionaries and runs make much of few bytes. */
final class Amounts {

    private final long most;
    private final long mostAtOnce;
    private long all;
    private long held;

    Amounts(long most, long mostAtOnce) {
        this.most = most;
        this.mostAtOnce = mostAtOnce;
    }

    /** Bytes of pages and values, and rows; throws 413 if they are too many. */
    void add(long more) {
        all += more;
        if (more > most || all > most) {
            throw tooMany("A file of Parquet of this size must not become more than " + most + " bytes");
        }
    }

    /** Bytes of pages in memory; throws 413 if they are too many. */
    void hold(long more) {
        if (more > mostAtOnce || held + more > mostAtOnce) {
            throw tooMany("The pages of Parquet that are read at once must not have more than " + mostAtOnce
                    + " bytes; write smaller pages");
        }
        held += more;
    }

    void release(long bytes) {
        held -= bytes;
    }

    private static HttpProblem tooMany(String words) {
        return HttpProblem.of(Status.REQUEST_ENTITY_TOO_LARGE_413, words);
    }
}
