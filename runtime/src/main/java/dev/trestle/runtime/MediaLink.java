package dev.trestle.runtime;

import java.net.URI;

/**
 * A stored file as answers and hooks see it.
 *
 * @param key what the column has: the file's key in the store, unless something else was stored by hand
 * @param url where to get the file: absolute, and with an end where URLs are signed
 */
public record MediaLink(String key, URI url) {}
