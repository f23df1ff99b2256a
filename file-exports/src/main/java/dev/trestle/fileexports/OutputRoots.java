package dev.trestle.fileexports;

import java.time.Duration;
import java.util.Optional;

/** Opens output roots of a kind. */
@FunctionalInterface
public interface OutputRoots {

    /**
     * Opens a root, without a request.
     *
     * @param key of the configuration, for messages
     * @param url as configured
     * @param age how long an output waits to be completed
     * @return empty if the URL is of another kind
     * @throws IllegalArgumentException if it is of this kind, and malformed
     */
    Optional<OutputRoot> open(String key, String url, Duration age);
}
