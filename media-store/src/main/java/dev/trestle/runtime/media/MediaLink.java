package dev.trestle.runtime.media;

import java.net.URI;

/**
 * A stored file as answers and hooks see it.
 *
 * @param key what the column has, a {@link MediaKey} unless something else was stored by hand
 * @param url where to get the file: absolute, and with an end where URLs are signed
 */
public record MediaLink(String key, URI url) {}
