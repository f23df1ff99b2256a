package dev.trestle.generator.compare;

import java.util.List;

/**
 * How a route answered an input.
 *
 * @param failure the status of an answer that is no success, or what happened instead; empty for a success
 * @param keys of its rows, in their order; none after a failure
 * @param nanos from the request to the end of the answer
 */
record Reply(String failure, Ranking keys, long nanos) {

    static Reply failed(String failure, long nanos) {
        return new Reply(failure, new Ranking(List.of()), nanos);
    }

    boolean isFailure() {
        return !failure.isEmpty();
    }
}
