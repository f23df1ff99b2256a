package dev.trestle.files;

import dev.trestle.runtime.media.MediaKey;
import dev.trestle.runtime.media.MediaStore;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Deletes old files that no row refers to.
 *
 * @param store has the files
 * @param rows knows what is named
 * @param until files that were put into the store later stay
 */
record Sweep(MediaStore store, MediaRows rows, Instant until) {

    private static final int BATCH = 1000;

    /** Sweeps the files of one collection; returns the number of deleted files. */
    long collection(String name) throws IOException, SQLException {
        long deleted = 0;
        try (Stream<MediaKey> files = store.list(name, until)) {
            List<MediaKey> batch = new ArrayList<>(BATCH);
            for (Iterator<MediaKey> keys = files.iterator(); keys.hasNext();) {
                batch.add(keys.next());
                if (batch.size() == BATCH || !keys.hasNext()) {
                    deleted += delete(batch);
                    batch.clear();
                }
            }
        }
        return deleted;
    }

    private long delete(List<MediaKey> batch) throws IOException, SQLException {
        long deleted = 0;
        for (MediaKey key : rows.unnamed(batch)) {
            // A file that is put again from here on has a later time, and is spared.
            deleted += store.delete(key, until) ? 1 : 0;
        }
        return deleted;
    }
}
