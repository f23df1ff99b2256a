package dev.trestle.computed.write;

/** The effect of a function that fails in the transaction of a row. */
public enum OnError {
    /** The request is refused, and nothing is stored. */
    ABORT,
    /** The row is stored without the value, which is computed in the background later. */
    IGNORE
}
