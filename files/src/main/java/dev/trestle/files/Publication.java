package dev.trestle.files;

import dev.trestle.runtime.Upload;
import dev.trestle.runtime.database.Attachments;
import dev.trestle.runtime.media.MediaKey;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that one statement binds: they are in the store before it runs, and go again if it fails. */
final class Publication implements Attachments {

    private static final System.Logger LOG = System.getLogger(Publication.class.getName());

    private final Media media;
    private final Map<MediaKey, Instant> created = LinkedHashMap.newLinkedHashMap(0);
    private final List<InputStream> streams = new ArrayList<>(0);
    private boolean isUnused;
    private boolean isLent;

    Publication(Media media) {
        this.media = media;
    }

    @Override
    public String publish(Upload upload, String collection) {
        FileUpload file = FileUpload.of(upload);
        MediaKey key = file.key(collection);
        // To the microsecond, which is what file systems keep.
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        try {
            if (file.put(media.store(), key, now)) {
                if (isLent) {
                    file.atEnd(() -> takeBack(media, Map.of(key, now)));
                } else {
                    created.put(key, now);
                }
            }
        } catch (IOException e) {
            throw StoreProblems.of(e).build();
        }
        return key.toString();
    }

    @Override
    public InputStream stream(Upload upload) {
        InputStream stream = upload.open();
        streams.add(stream);
        return stream;
    }

    /** What no row names is the sweeper's. */
    @Override
    public void keep() {
        if (!isUnused) {
            created.clear();
        }
    }

    @Override
    public void unused() {
        isUnused = true;
    }

    @Override
    public void lend() {
        isLent = true;
    }

    @Override
    public void close() {
        for (InputStream stream : streams) {
            try {
                stream.close();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "A file that was read cannot be closed", e);
            }
        }
        if (!created.isEmpty()) {
            takeBack(media, created);
        }
    }

    /**
     * Deletes files that are new with a statement, except those that a row refers to, or that were stored by another
     * request there since. What cannot be decided now is left to the sweeper.
     */
    private static void takeBack(Media media, Map<MediaKey, Instant> files) {
        try {
            for (MediaKey key : media.unnamed(List.copyOf(files.keySet()))) {
                media.store().delete(key, files.get(key));
            }
        } catch (IOException | SQLException e) {
            LOG.log(Level.WARNING, () -> "Files that no row refers to stay until they are swept: " + e.getMessage());
        }
    }
}
