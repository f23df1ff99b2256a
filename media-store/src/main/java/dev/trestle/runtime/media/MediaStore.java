package dev.trestle.runtime.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Stores files by their keys. A file exists completely or not at all, and never changes.
 *
 * <p>Every file has the time when it was last stored, and is deleted only if it was not stored again since then. So
 * one request cannot delete a file that another request is about to refer to. Implementations are safe for concurrent
 * use, also by several processes.
 */
public interface MediaStore {

    /**
     * The directory for incoming files, preferably on the same file system as the store.
     *
     * @return a directory that exists
     * @throws IOException if it cannot be made
     */
    Path staging() throws IOException;

    /**
     * Checks quickly that files can be stored, for readiness. By default it writes a file to the directory for
     * incoming files.
     *
     * @throws IOException if files cannot be stored
     */
    default void check() throws IOException {
        try (StagedFile file = StagedFile.create(staging())) {
            file.write(ByteBuffer.allocate(64 * 1024));
        }
    }

    /**
     * Stores a file, or renews the time of an existing one.
     *
     * @param key its key, which has the hash of the content
     * @param file the content; it may stay, but must not be changed afterwards
     * @param at the time of storing; the time of an existing file always becomes later than before
     * @return whether the file is new
     * @throws IOException if it cannot be stored; then it does not exist, unless it existed before
     */
    boolean put(MediaKey key, Path file, Instant at) throws IOException;

    /**
     * Stores a file of the store under another key too, or renews the time of that file if it exists.
     *
     * @param from the key of an existing file
     * @param to another key for the same content
     * @param at as {@link #put} takes it
     * @return whether the file is new under its other key
     * @throws IOException if it cannot be stored, or there is no such file
     */
    default boolean copy(MediaKey from, MediaKey to, Instant at) throws IOException {
        try (StoredFile file = find(from).orElseThrow(() -> new NoSuchFileException(from.toString()));
                InputStream content = file.open(0, file.size());
                StagedFile staged = StagedFile.create(staging())) {
            staged.write(content);
            staged.end();
            return put(to, staged.path(), at);
        }
    }

    /**
     * Opens a file.
     *
     * @param key its key
     * @return empty if there is no such file
     * @throws IOException if the store cannot be read
     */
    Optional<StoredFile> find(MediaKey key) throws IOException;

    /**
     * Deletes a file unless it was stored after a time, in one step.
     *
     * @param key its key
     * @param putUntil the latest time of storing at which it may still be deleted
     * @return whether it was deleted
     * @throws IOException if the store cannot be changed
     */
    boolean delete(MediaKey key, Instant putUntil) throws IOException;

    /**
     * The files of a collection.
     *
     * @param collection the first part of their keys
     * @param putUntil files that were stored later are left out
     * @return to be closed; files may be deleted while it is read
     * @throws IOException if the store cannot be read; the stream throws {@link java.io.UncheckedIOException}
     */
    Stream<MediaKey> list(String collection, Instant putUntil) throws IOException;

    /**
     * Deletes what requests and processes that ended have left, apart from files: incoming files, and whatever else the
     * store needs while it stores a file. Each sweep calls it.
     *
     * @param until what was written later is not deleted
     * @throws IOException if the store cannot be read or changed
     */
    default void tidy(Instant until) throws IOException {
        StagedFile.tidy(staging(), until);
    }

    /**
     * Whether clients can read files from the store itself, by {@link StoredFile#url}.
     *
     * @return false if its files have no URLs
     */
    default boolean hasUrls() {
        return false;
    }
}
