package dev.trestle.listener;

/**
 * Until when a client may let the server wait.
 *
 * @param end by {@link System#nanoTime()}
 * @param awaited what is waited for
 */
record Deadline(long end, Awaited awaited) {

    /** What a server waits for: a request (before it TLS), the rest of its head, more of its body, or its reader. */
    enum Awaited { REQUEST, HEAD, BODY, READER }
}
