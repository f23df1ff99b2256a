package dev.trestle.generator.compare;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a route answered an input.
 *
 * @param failure the status of an answer that is no success, or what happened instead; empty for a success
 * @param keys of its rows, in their order; none after a failure
 * @param nanos from the request to the end of the answer
 * @param duplicate a key that two of its rows have; empty if there is none, or after another failure
 */
record Reply(String failure, Ranking keys, long nanos, Optional<String> duplicate) {

    private static final String TIMEOUT = "no answer within ";

    Reply(String failure, Ranking keys, long nanos) {
        this(failure, keys, nanos, Optional.empty());
    }

    /** Of a query that returns a row twice, or whose rows are told apart by another field. */
    static Reply duplicate(String key, long nanos) {
        return new Reply("duplicate key", new Ranking(List.of()), nanos, Optional.of(key));
    }

    static Reply failed(String failure, long nanos) {
        return new Reply(failure, new Ranking(List.of()), nanos);
    }

    static Reply timeout(Duration limit, long nanos) {
        return failed(TIMEOUT + limit.toSeconds() + " s", nanos);
    }

    /** Whether it has a time: of a success, or at least of a call without an answer. */
    boolean hasTime() {
        return !isFailure() || failure.startsWith(TIMEOUT);
    }

    boolean isFailure() {
        return !failure.isEmpty();
    }
}
