package dev.trestle.runtime;

import java.net.URI;

/**
 * A stored file, for answers and hooks.
 *
 * @param key the value of the column: the key of the file in the store, unless the column was written by other means
 * @param url the absolute URL of the file; signed URLs expire
 */
public record MediaLink(String key, URI url) {}
