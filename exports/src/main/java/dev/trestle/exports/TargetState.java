package dev.trestle.exports;

import org.jspecify.annotations.Nullable;

/**
 * How this server finds a target.
 *
 * @param kind whether it takes rows
 * @param reason null if it does
 */
record TargetState(Kind kind, @Nullable String reason) {

    static final TargetState UNSEEN = new TargetState(Kind.AWAY, "It has not been reached yet");
    static final TargetState OK = new TargetState(Kind.OK, null);

    enum Kind {
        /** Takes rows. */
        OK,
        /** Cannot be reached, or is busy. */
        AWAY,
        /** Has tables that the code was not made for. */
        MISMATCH,
        /** A target that this server has no route for. */
        UNKNOWN
    }
}
