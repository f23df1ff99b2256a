package dev.trestle.s3;

import dev.trestle.runtime.media.ContentTypes;
import dev.trestle.runtime.media.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/** A file of {@link S3MediaStore}. Each part of it is read by a request of its own. */
final class S3File implements StoredFile {

    private final S3MediaStore store;
    private final Bucket bucket;
    private final long size;
    private volatile Generation generation;

    S3File(S3MediaStore store, Bucket bucket, Generation generation, long size) {
        this.store = store;
        this.bucket = bucket;
        this.generation = generation;
        this.size = size;
    }

    @Override public String sha256() { return generation.key().sha256(); }
    @Override public long size() { return size; }
    @Override public Optional<Instant> lastModified() { return Optional.of(generation.time()); }
    @Override public String mediaType() { return ContentTypes.ofExtension(generation.key().extension()); }

    @Override
    public InputStream open(long offset, long length) throws IOException {
        return new ObjectStream(this::read, offset, length);
    }

    private ResponseInputStream<?> read(long from, long end) throws IOException {
        try {
            return request(from, end);
        } catch (NoSuchFileException e) {
            // It was stored again, and the older object swept.
            generation = store.newest(generation.key()).orElseThrow(() -> e).generation();
            return request(from, end);
        }
    }

    private ResponseInputStream<?> request(long from, long end) throws IOException {
        return bucket.call(s3 -> s3.getObject(object().toBuilder().range("bytes=" + from + "-" + (end - 1)).build()));
    }

    private GetObjectRequest object() {
        return GetObjectRequest.builder().bucket(bucket.name()).key(bucket.full(generation.name())).build();
    }

    @Override
    public Optional<URI> url(Duration lifetime, String mediaType, String disposition) throws IOException {
        return Optional.of(bucket.url(object().toBuilder()
                .responseContentType(mediaType).responseContentDisposition(disposition).build(), lifetime));
    }

    @Override
    public void close() {}
}
