package dev.trestle.generator.compare;

import java.time.Duration;
import java.util.List;

/**
 * How a route answered an input.
 *
 * @param failure the status of an answer that is no success, or what happened instead; empty for a success
 * @param keys of its rows, in their order; none after a failure
 * @param nanos from the request to the end of the answer
 */
record Reply(String failure, Ranking keys, long nanos) {

    private static final String TIMEOUT = "no answer within ";

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
