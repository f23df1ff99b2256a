package dev.trestle.files;

import dev.trestle.runtime.Upload;
import dev.trestle.runtime.media.ContentTypes;
import dev.trestle.runtime.media.MediaKey;
import dev.trestle.runtime.media.MediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;

/** An upload that can be put into the media store. */
public sealed interface FileUpload extends Upload permits LocalUpload, StoredUpload {

    /**
     * Casts an upload; all can be stored except those of other classes.
     *
     * @param upload the upload
     * @return the same
     * @throws IllegalArgumentException if it cannot be stored
     */
    static FileUpload of(Upload upload) {
        if (upload instanceof FileUpload file) {
            return file;
        }
        throw new IllegalArgumentException("Only a LocalUpload or a StoredUpload can be stored, not a " + upload.getClass().getName());
    }

    /**
     * Its key in the store.
     *
     * @param collection the first part of the key
     * @return the key, which is the same for the same content
     */
    default MediaKey key(String collection) {
        return new MediaKey(collection, sha256(), ContentTypes.extension(mediaType()));
    }

    /**
     * Puts it into a store, as {@link MediaStore#put} does.
     *
     * @param store where to
     * @param key its key there
     * @param at the time of putting it there
     * @return whether the file is new
     * @throws IOException if it cannot be stored
     */
    boolean put(MediaStore store, MediaKey key, Instant at) throws IOException;

    /**
     * Opens its content.
     *
     * @return to be closed
     * @throws IOException if it cannot be read
     */
    InputStream stream() throws IOException;

    /**
     * Runs a task when its request is answered; never for a file without a request.
     *
     * @param task what to do
     */
    default void atEnd(Runnable task) {}

    @Override
    default InputStream open() {
        try {
            return stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
