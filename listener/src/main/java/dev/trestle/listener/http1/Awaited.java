package dev.trestle.listener.http1;

/** What a server waits for. */
public enum Awaited {
    /** A request; before it TLS. */
    REQUEST,
    /** The rest of the head of a request. */
    HEAD,
    /** More of the body of a request. */
    BODY,
    /** A client that reads. */
    READER
}
