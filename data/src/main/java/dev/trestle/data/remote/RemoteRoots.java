package dev.trestle.data.remote;

import java.util.Optional;

/** Opens remote roots of a kind. */
@FunctionalInterface
public interface RemoteRoots {

    /**
     * Opens a root, without a request.
     *
     * @param key of the configuration, for messages
     * @param url as configured
     * @return empty if the URL is of another kind
     * @throws IllegalArgumentException if it is of this kind, and malformed
     */
    Optional<RemoteRoot> open(String key, String url);
}
