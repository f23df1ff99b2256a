package dev.trestle.generator.plan;

/** Where a route takes the fields from that are not in its path. */
public enum RequestPart {
    /** A JSON object: the body. */
    BODY,
    /** The query string. */
    QUERY
}
