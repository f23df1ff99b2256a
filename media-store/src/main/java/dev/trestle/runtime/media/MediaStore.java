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
 * Keeps files by their keys. A file is there whole or not at all, and never changes.
 *
 * <p>Every file has the time when it was put there last, and is deleted only if nobody has put it again since: so one
 * request cannot take away what another one is about to refer to. Implementations are safe for concurrent use, also
 * by several processes.
 */
public interface MediaStore {

    /**
     * Where files wait while they come in, best on the same file system as the store.
     *
     * @return a directory that exists
     * @throws IOException if it cannot be made
     */
    Path staging() throws IOException;

    /**
     * Checks that files can be stored; quickly, as readiness probes ask for it. By default, that one can be written where
     * files wait.
     *
     * @throws IOException if they cannot
     */
    default void check() throws IOException {
        try (StagedFile file = StagedFile.create(staging())) {
            file.write(ByteBuffer.allocate(64 * 1024));
        }
    }

    /**
     * Puts a file in place, or renews its time if it is there.
     *
     * @param key its key, which has the hash of the content
     * @param file the content; it may go on to exist, and must not be changed after
     * @param at the time of putting it there; an existing file's time becomes later than it was in any case
     * @return whether the file was not there before
     * @throws IOException if it cannot be stored; then it is not there, unless it was before
     */
    boolean put(MediaKey key, Path file, Instant at) throws IOException;

    /**
     * Puts a file of the store in place under another key as well, or renews that one's time if it is there.
     *
     * @param from the key of a file that is there
     * @param to another key for the same content
     * @param at as {@link #put} takes it
     * @return whether the file was not there before under its other key
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
     * Deletes a file unless it was put there after a time, in one step.
     *
     * @param key its key
     * @param putUntil the latest time of putting it there at which it may still be deleted
     * @return whether it was deleted
     * @throws IOException if the store cannot be changed
     */
    boolean delete(MediaKey key, Instant putUntil) throws IOException;

    /**
     * The files of a collection.
     *
     * @param collection the first part of their keys
     * @param putUntil files that were put there later are left out
     * @return to be closed; files may go while it is read
     * @throws IOException if the store cannot be read; the stream throws {@link java.io.UncheckedIOException}
     */
    Stream<MediaKey> list(String collection, Instant putUntil) throws IOException;
}
