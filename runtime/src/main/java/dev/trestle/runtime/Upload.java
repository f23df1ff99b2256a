package dev.trestle.runtime;

import dev.trestle.runtime.media.ContentTypes;
import dev.trestle.runtime.media.MediaKey;
import dev.trestle.runtime.media.MediaStore;
import dev.trestle.runtime.media.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that came with a request. It is on the disk, and gone when the request is answered. */
public sealed class Upload permits StoredUpload {

    /** Stands where a file does not fit; the problem comes before anybody looks at it. */
    static final Upload NONE = new Upload(Path.of(""), null, ContentTypes.UNKNOWN, "0".repeat(64), 0);

    private final Path path;
    private final @Nullable String fileName;
    private final String mediaType;
    private final String sha256;
    private final long size;
    private final List<Runnable> atEnd = new ArrayList<>(0);

    Upload(Path path, @Nullable String fileName, String mediaType, String sha256, long size) {
        this.path = path;
        this.fileName = fileName;
        this.mediaType = mediaType;
        this.sha256 = sha256;
        this.size = size;
    }

    /**
     * A file of the caller's own, for routes that are called from Java. It is read here once, must not change
     * before the route has run, and stays.
     *
     * @param file the file; its last name is the name of the upload
     * @return the upload
     * @throws UncheckedIOException if it cannot be read
     */
    public static Upload of(Path file) {
        Path name = file.getFileName();
        return of(file, name == null ? null : name.toString());
    }

    /**
     * A file of the caller's own under another name.
     *
     * @param file the file, as {@link #of(Path)} takes it
     * @param fileName the name of the upload, or null
     * @return the upload
     * @throws UncheckedIOException if it cannot be read
     */
    public static Upload of(Path file, @Nullable String fileName) {
        try (StoredFile known = StoredFile.open(file)) {
            return new Upload(file, fileName, known.mediaType(), known.sha256(), known.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A file that was kept in the store, for a request that is worked on after its answer.
     *
     * @param store has the file
     * @param key its key
     * @param fileName the name of the upload, or null
     * @param mediaType what it is by its content
     * @param size how much there is, in bytes
     * @return the upload; it is there for as long as the file is in the store
     */
    public static Upload stored(
            MediaStore store, MediaKey key, @Nullable String fileName, String mediaType, long size) {
        return new StoredUpload(store, key, fileName, mediaType, size);
    }

    /**
     * What the client calls it: a name without a path and without control characters, and nothing to rely on.
     *
     * @return null if it has no name
     */
    public final @Nullable String fileName() {
        return fileName;
    }

    /**
     * What it is by its content, whatever the client says.
     *
     * @return a media type, {@code application/octet-stream} if nobody knows
     */
    public final String mediaType() {
        return mediaType;
    }

    /**
     * The hash of its content.
     *
     * @return 64 hexadecimal digits in lower case
     */
    public final String sha256() {
        return sha256;
    }

    /**
     * How much there is.
     *
     * @return bytes
     */
    public final long size() {
        return size;
    }

    /**
     * Reads it from its beginning, as often as wanted.
     *
     * @return to be closed
     * @throws UncheckedIOException if it cannot be read, as when the request has been answered
     */
    public final InputStream open() {
        try {
            return stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream stream() throws IOException {
        return Files.newInputStream(path);
    }

    /** Has something done when its request is answered; never for one that came with none. */
    void atEnd(Runnable task) {
        atEnd.add(task);
    }

    void end() {
        atEnd.forEach(Runnable::run);
    }

    /** Puts it into a store, as {@link MediaStore#put} does. */
    boolean put(MediaStore store, MediaKey key, Instant at) throws IOException {
        return store.put(key, path, at);
    }

    /**
     * What the store calls it.
     *
     * @param collection the first part of the key
     * @return the key, which is the same for the same content
     */
    public final MediaKey key(String collection) {
        return new MediaKey(collection, sha256, ContentTypes.extension(mediaType));
    }
}
