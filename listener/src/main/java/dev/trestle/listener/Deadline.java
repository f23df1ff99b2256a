package dev.trestle.listener;

import dev.trestle.listener.http1.Awaited;

/**
 * Until when a client may let the server wait.
 *
 * @param end by {@link System#nanoTime()}
 * @param awaited what is waited for
 */
record Deadline(long end, Awaited awaited) {}
