package dev.trestle.s3;

import dev.trestle.runtime.media.ContentTypes;
import dev.trestle.runtime.media.FileMediaStore;
import dev.trestle.runtime.media.MediaKey;
import dev.trestle.runtime.media.MediaStore;
import dev.trestle.runtime.media.StoredFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Stores files in a bucket, for several servers: {@code film.poster/<sha-256>.png/<time>-<id>}. Files wait in a
 * directory of this machine until they are complete. The store has to list what was written before, as Amazon's does.
 */
final class S3MediaStore implements MediaStore {

    /** A file that is stored by so many requests at once is left to the client to send again. */
    private static final int ATTEMPTS = 20;

    private final Bucket bucket;
    private final ObjectWriter writer;
    private final FileMediaStore local;

    S3MediaStore(Bucket bucket, Path directory) {
        this.bucket = bucket;
        this.writer = new ObjectWriter(bucket);
        this.local = new FileMediaStore(directory);
    }

    /** An object that holds a file. */
    record Found(Generation generation, long size) {

        static Optional<Found> of(Bucket bucket, S3Object object) {
            return Generation.parse(bucket.own(object.key())).map(parsed -> new Found(parsed, object.size()));
        }
    }

    @Override
    public Path staging() throws IOException {
        return local.staging();
    }

    @Override
    public void check() throws IOException {
        local.check();
        bucket.probe();
    }

    @Override
    public boolean put(MediaKey key, Path file, Instant at) throws IOException {
        return store(key, at, newest(key), generation -> {
            FileParts parts = FileParts.of(file);
            if (!parts.sha256().equals(key.sha256())) {
                throw new IOException("The file changed while it was stored");
            }
            writer.put(generation.name(), parts, ContentTypes.ofExtension(key.extension()));
        });
    }

    @Override
    public boolean copy(MediaKey from, MediaKey to, Instant at) throws IOException {
        Found source = newest(from).orElseThrow(() -> new NoSuchFileException(from.toString()));
        return store(to, at, newest(to), generation -> copy(source, generation));
    }

    private void copy(Found from, Generation to) throws IOException {
        writer.copy(from.generation().name(), to.name(), from.size(), ContentTypes.ofExtension(to.key().extension()));
    }

    @FunctionalInterface
    private interface Content {
        void write(Generation generation) throws IOException;
    }

    /**
     * Makes an object that is newer than all others of its file. A request that takes its file back deletes up to its own
     * time, and its own object last. So an object that is the newest one in a list that was read after it was written
     * is deleted by nobody who had stored the file before.
     */
    private boolean store(MediaKey key, Instant at, Optional<Found> known, Content content) throws IOException {
        Optional<Found> newest = known;
        for (int i = 0; i < ATTEMPTS; i++) {
            Generation own = newest.map(found -> found.generation().next(key, at)).orElseGet(() -> Generation.of(key, at));
            if (newest.isEmpty() || !isCopied(newest.get(), own)) {
                content.write(own);
            }
            List<Found> found = newest(key, 2);
            if (!found.isEmpty() && found.getFirst().generation().equals(own)) {
                return known.isEmpty() && i == 0 && found.size() == 1;
            }
            newest = found.stream().findFirst();
        }
        throw new IOException("The file " + key + " is stored by too many requests at once");
    }

    /** False if the other object is deleted by now. */
    private boolean isCopied(Found from, Generation to) throws IOException {
        try {
            copy(from, to);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    Optional<Found> newest(MediaKey key) throws IOException {
        return newest(key, 1).stream().findFirst();
    }

    private List<Found> newest(MediaKey key, int count) throws IOException {
        return bucket.call(s3 -> s3.listObjectsV2(request -> request.bucket(bucket.name())
                        .prefix(bucket.full(key + "/")).maxKeys(count)))
                .contents().stream().flatMap(object -> Found.of(bucket, object).stream()).toList();
    }

    @Override
    public Optional<StoredFile> find(MediaKey key) throws IOException {
        return newest(key).map(found -> new S3File(this, bucket, found.generation(), found.size()));
    }

    @Override
    public boolean delete(MediaKey key, Instant putUntil) throws IOException {
        List<Generation> all = new ArrayList<>();
        try (Stream<Generation> generations = generations(key + "/")) {
            generations.forEach(all::add);
        }
        if (all.isEmpty() || !all.getFirst().isPutUntil(putUntil)) {
            return false;
        }
        // The newest one last: whoever does not find it knows that the others are deleted.
        for (Generation generation : all.reversed()) {
            writer.delete(generation.name());
        }
        return true;
    }

    private Stream<Generation> generations(String prefix) throws IOException {
        return Listing.of(bucket, prefix).flatMap(object -> Generation.parse(bucket.own(object.key())).stream());
    }

    @Override
    public Stream<MediaKey> list(String collection, Instant putUntil) throws IOException {
        if (!MediaKey.isCollection(collection)) {
            return Stream.empty();
        }
        Newest newest = new Newest();
        return generations(collection + "/").filter(newest::isNewest)
                .filter(generation -> generation.isPutUntil(putUntil)).map(Generation::key);
    }

    @Override
    public boolean hasUrls() {
        return true;
    }

    /** Also deletes objects of files that were stored again later, and the parts of uploads whose process ended. */
    @Override
    public void tidy(Instant until) throws IOException {
        local.tidy(until);
        Newest newest = new Newest();
        try (Stream<Generation> all = generations("")) {
            for (Generation each : (Iterable<Generation>) all::iterator) {
                if (!newest.isNewest(each) && each.isPutUntil(until)) {
                    writer.delete(each.name());
                }
            }
        }
        new Leftovers(bucket, writer).abort(until);
    }

    /** Whether an object is the newest one of its file, in a list. */
    private static final class Newest {

        private Optional<MediaKey> last = Optional.empty();

        boolean isNewest(Generation generation) {
            Optional<MediaKey> key = Optional.of(generation.key());
            boolean isOther = !key.equals(last);
            last = key;
            return isOther;
        }
    }
}
