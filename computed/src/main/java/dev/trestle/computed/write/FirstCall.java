package dev.trestle.computed.write;

import java.time.Duration;

/** When the function of a column is called first for a row that a route writes. Later calls, and those for rows of others, are in the background. */
public sealed interface FirstCall {

    /** By any server, after the commit. */
    record Background() implements FirstCall {}

    /**
     * By the route, after the commit and before the answer.
     *
     * @param longest how long the answer waits for the value
     */
    record InRequest(Duration longest) implements FirstCall {}

    /**
     * By the route, before the commit.
     *
     * @param onError the effect of a failure
     */
    record InTransaction(OnError onError) implements FirstCall {}
}
