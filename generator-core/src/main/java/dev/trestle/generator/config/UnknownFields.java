package dev.trestle.generator.config;

/** What a route does with a field of the request that it does not know. */
public enum UnknownFields {
    /** Answers 422; the default. */
    REFUSE,
    /** Reads on as if it were not there. */
    IGNORE
}
