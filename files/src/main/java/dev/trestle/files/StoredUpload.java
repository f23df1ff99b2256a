package dev.trestle.files;

import dev.trestle.runtime.media.MediaKey;
import dev.trestle.runtime.media.MediaStore;
import dev.trestle.runtime.media.StoredFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that was stored for a request that is processed after its answer; usable while the file is in the store.
 *
 * @param store has the file
 * @param stored its key there
 * @param fileName the name of the upload, or null
 * @param mediaType the detected type
 * @param size the size in bytes
 */
public record StoredUpload(
        MediaStore store, MediaKey stored, @Nullable String fileName, String mediaType, long size) implements FileUpload {

    @Override
    public String sha256() {
        return stored.sha256();
    }

    @Override
    public InputStream stream() throws IOException {
        StoredFile file = store.find(stored).orElseThrow(() -> new NoSuchFileException(stored.toString()));
        return new FilterInputStream(file.open(0, file.size())) {
            @Override
            public void close() throws IOException {
                super.close();
                file.close();
            }
        };
    }

    @Override
    public boolean put(MediaStore target, MediaKey as, Instant at) throws IOException {
        return target.copy(stored, as, at);
    }
}
