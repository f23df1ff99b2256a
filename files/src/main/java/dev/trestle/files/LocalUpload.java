package dev.trestle.files;

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

/** A file on the disk: one of a request, which is deleted when the request is answered, or one of a caller in Java. */
public final class LocalUpload implements FileUpload {

    private final Path path;
    private final @Nullable String fileName;
    private final String mediaType;
    private final String sha256;
    private final long size;
    private final List<Runnable> atEnd = new ArrayList<>(0);

    LocalUpload(Path path, @Nullable String fileName, String mediaType, String sha256, long size) {
        this.path = path;
        this.fileName = fileName;
        this.mediaType = mediaType;
        this.sha256 = sha256;
        this.size = size;
    }

    /**
     * A file of the caller. It is read once here, must not change before the route has run, and is not deleted.
     *
     * @param file the file; the last part of its path is the name of the upload
     * @return the upload
     * @throws UncheckedIOException if it cannot be read
     */
    public static LocalUpload of(Path file) {
        Path name = file.getFileName();
        return of(file, name == null ? null : name.toString());
    }

    /**
     * A file of the caller with another name.
     *
     * @param file the file, as {@link #of(Path)} takes it
     * @param fileName the name of the upload, or null
     * @return the upload
     * @throws UncheckedIOException if it cannot be read
     */
    public static LocalUpload of(Path file, @Nullable String fileName) {
        try (StoredFile known = StoredFile.open(file)) {
            return new LocalUpload(file, fileName, known.mediaType(), known.sha256(), known.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override public @Nullable String fileName() { return fileName; }
    @Override public String mediaType() { return mediaType; }
    @Override public String sha256() { return sha256; }
    @Override public long size() { return size; }
    @Override public InputStream stream() throws IOException { return Files.newInputStream(path); }

    @Override
    public boolean put(MediaStore store, MediaKey key, Instant at) throws IOException {
        return store.put(key, path, at);
    }

    @Override public void atEnd(Runnable task) { atEnd.add(task); }

    /** Its request is answered. */
    void end() {
        atEnd.forEach(Runnable::run);
    }
}
