package dev.trestle.generator.plan.model;

/** Where a route takes the fields from that are not in its path. */
public enum RequestPart {
    /** A JSON object: the body. */
    BODY,
    /** A form with files: the body as {@code multipart/form-data} (RFC 7578). */
    FORM,
    /** The query string. */
    QUERY
}
