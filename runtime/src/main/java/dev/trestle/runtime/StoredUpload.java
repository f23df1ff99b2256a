package dev.trestle.runtime;

import dev.trestle.runtime.media.MediaKey;
import dev.trestle.runtime.media.MediaStore;
import dev.trestle.runtime.media.StoredFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file of a request that is in the store already, under a key of its own. */
final class StoredUpload extends Upload {

    private final MediaStore store;
    private final MediaKey key;

    StoredUpload(MediaStore store, MediaKey key, @Nullable String fileName, String mediaType, long size) {
        super(Path.of(""), fileName, mediaType, key.sha256(), size);
        this.store = store;
        this.key = key;
    }

    @Override
    InputStream stream() throws IOException {
        StoredFile file = store.find(key).orElseThrow(() -> new NoSuchFileException(key.toString()));
        return new FilterInputStream(file.open(0, file.size())) {
            @Override
            public void close() throws IOException {
                super.close();
                file.close();
            }
        };
    }

    @Override
    boolean put(MediaStore target, MediaKey as, Instant at) throws IOException {
        return target.copy(key, as, at);
    }
}
