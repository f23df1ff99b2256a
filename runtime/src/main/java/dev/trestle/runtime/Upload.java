package dev.trestle.runtime;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file that came with a request, or that a caller in Java has. The module {@code trestle-files} has those that can be
 * stored: {@code LocalUpload} and {@code StoredUpload}.
 */
public interface Upload {

    /**
     * What the client calls it: a name without a path and without control characters, and nothing to rely on.
     *
     * @return null if it has no name
     */
    @Nullable String fileName();

    /**
     * What it is by its content, whatever the client says.
     *
     * @return a media type, {@code application/octet-stream} if it is unknown
     */
    String mediaType();

    /**
     * The hash of its content.
     *
     * @return 64 hexadecimal digits in lower case
     */
    String sha256();

    /**
     * How much there is.
     *
     * @return bytes
     */
    long size();

    /**
     * Reads it from its beginning, as often as wanted.
     *
     * @return to be closed
     * @throws java.io.UncheckedIOException if it cannot be read, as when the request has been answered
     */
    InputStream open();
}
