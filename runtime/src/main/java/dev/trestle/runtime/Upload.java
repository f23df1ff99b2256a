package dev.trestle.runtime;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of a request, or of a caller in Java. The module {@code trestle-files} has the classes of files that can be
 * stored: {@code LocalUpload} and {@code StoredUpload}.
 */
public interface Upload {

    /**
     * The file name from the client, without path and control characters; it is not reliable.
     *
     * @return null if it has no name
     */
    @Nullable String fileName();

    /**
     * The media type, detected from the content.
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
     * The size.
     *
     * @return bytes
     */
    long size();

    /**
     * Opens the content; may be called several times.
     *
     * @return to be closed
     * @throws java.io.UncheckedIOException if it cannot be read, for example after the request was answered
     */
    InputStream open();
}
