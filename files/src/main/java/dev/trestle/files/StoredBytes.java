package dev.trestle.files;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.media.MediaKey;
import dev.trestle.runtime.media.MediaStore;
import dev.trestle.runtime.media.StoredFile;
import io.helidon.http.Status;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Bytes that the service itself has made, as files of the store. */
final class StoredBytes {

    private StoredBytes() {}

    static InputStream open(MediaStore store, String key) {
        try {
            Optional<StoredFile> found = MediaKey.parse(key).isEmpty()
                    ? Optional.empty() : store.find(MediaKey.parse(key).get());
            StoredFile file = found.orElseThrow(() -> HttpProblem.of(Status.INTERNAL_SERVER_ERROR_500,
                    "A file of the service is not in the media store of this server"));
            return new FilterInputStream(file.open(0, file.size())) {
                @Override
                public void close() throws IOException {
                    super.close();
                    file.close();
                }
            };
        } catch (IOException e) {
            throw StoreProblems.unreadable(e);
        }
    }
}
