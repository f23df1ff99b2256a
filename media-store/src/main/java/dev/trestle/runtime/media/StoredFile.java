package dev.trestle.runtime.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A file that can be read, also in parts, until it is closed. */
public interface StoredFile extends AutoCloseable {

    /**
     * Opens a file on the disk, and reads it once for its hash.
     *
     * @param file the file, which does not change while it is open
     * @param options besides reading, such as {@link StandardOpenOption#DELETE_ON_CLOSE}
     * @return to be closed
     * @throws IOException if it cannot be read
     */
    static StoredFile open(Path file, OpenOption... options) throws IOException {
        return OpenFile.of(file, options);
    }

    /**
     * Bytes as a file.
     *
     * @param bytes not changed afterwards
     * @return has nothing to close
     */
    static StoredFile of(byte[] bytes) {
        return new BytesFile(bytes);
    }

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
     * The time when it was last stored.
     *
     * @return empty if that is not known
     */
    Optional<Instant> lastModified();

    /**
     * The detected type.
     *
     * @return a media type, {@code application/octet-stream} if it is unknown
     * @throws IOException if it cannot be read
     */
    String mediaType() throws IOException;

    /**
     * Reads a part of it.
     *
     * @param offset where to begin
     * @param length how many bytes; offset and length are within the size
     * @return to be closed
     * @throws IOException if it cannot be read
     */
    InputStream open(long offset, long length) throws IOException;

    /**
     * A URL by which anybody can read the file from the store itself, for a while.
     *
     * @param lifetime how long it is valid
     * @param mediaType the type of the answer
     * @param disposition its {@code Content-Disposition}
     * @return empty if the store has no URLs
     * @throws IOException if it cannot be made
     */
    default Optional<URI> url(Duration lifetime, String mediaType, String disposition) throws IOException {
        return Optional.empty();
    }

    @Override
    void close() throws IOException;
}
