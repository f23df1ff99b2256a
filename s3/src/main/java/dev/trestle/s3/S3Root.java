package dev.trestle.s3;

import dev.trestle.data.remote.ByteRange;
import dev.trestle.data.remote.RemoteException;
import dev.trestle.data.remote.RemoteFile;
import dev.trestle.data.remote.RemoteRoot;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The objects of a part of a bucket. The bucket is closed with the service.
 *
 * @param bucket the part of the bucket
 */
record S3Root(Bucket bucket) implements RemoteRoot {

    private static final int PARTIAL = 206;
    private static final int NOT_MODIFIED = 304;
    private static final int CHANGED = 412;
    private static final int NOT_SATISFIABLE = 416;

    @Override
    public RemoteFile open(String name, @Nullable String known) throws IOException {
        return open(name, known, null);
    }

    @Override
    public RemoteFile openEnd(String name, @Nullable String known, int bytes) throws IOException {
        try {
            RemoteFile file = open(name, known, "bytes=-" + bytes);
            if (file instanceof Content content && !content.isWholeOrEnd(bytes)) {
                content.close();
                throw new IOException("The store sends another part of an object than its end: " + content.content().response().contentRange());
            }
            return file;
        } catch (StoreException e) {
            if (e.status() == NOT_SATISFIABLE) {
                return open(name, known);
            }
            throw e;
        }
    }

    private RemoteFile open(String name, @Nullable String known, @Nullable String range) throws IOException {
        try {
            return new Content(bucket.call(s3 -> s3.getObject(
                    request -> request.bucket(bucket.name()).key(bucket.full(name)).ifNoneMatch(known).range(range))), bucket, name);
        } catch (StoreException e) {
            if (known != null && e.status() == NOT_MODIFIED) {
                return new Unchanged(known);
            }
            throw e;
        }
    }

    @Override
    public InputStream openPart(String name, String tag, ByteRange part) throws IOException {
        ResponseInputStream<GetObjectResponse> content;
        try {
            content = bucket.call(s3 -> s3.getObject(
                    request -> request.bucket(bucket.name()).key(bucket.full(name)).range(part.request()).ifMatch(tag)));
        } catch (StoreException e) {
            throw e.status() == CHANGED ? RemoteException.changed() : e;
        }
        if (!part.contentRange().equals(content.response().contentRange())) {
            content.abort();
            throw new IOException("The store sends another part of an object: " + content.response().contentRange());
        }
        return content;
    }

    private record Content(ResponseInputStream<GetObjectResponse> content, Bucket bucket, String name) implements RemoteFile {

        @Override public boolean isUnchanged() { return false; }
        @Override public long start() { return range().map(ByteRange::from).orElse(0L); }
        @Override public OptionalLong size() { return OptionalLong.of(range().map(ByteRange::size).orElse(content.response().contentLength())); }
        @Override public @Nullable String tag() { return content.response().eTag(); }

        private Optional<ByteRange> range() {
            return Optional.ofNullable(content.response().contentRange()).flatMap(ByteRange::parse);
        }

        private boolean isWholeOrEnd(int bytes) {
            return content.response().sdkHttpResponse().statusCode() != PARTIAL
                    || range().filter(range -> range.isEnd(bytes) && range.length() == content.response().contentLength()).isPresent();
        }

        @Override
        public InputStream rest(long position) throws IOException {
            return bucket.call(s3 -> s3.getObject(request -> request.bucket(bucket.name()).key(bucket.full(name))
                    .range("bytes=" + position + "-").ifMatch(tag())));
        }

        /** Without reading the rest. */
        @Override
        public void close() {
            content.abort();
        }
    }

    private record Unchanged(String tag) implements RemoteFile {

        @Override public boolean isUnchanged() { return true; }
        @Override public OptionalLong size() { return OptionalLong.empty(); }
        @Override public InputStream content() { return InputStream.nullInputStream(); }
        @Override public InputStream rest(long position) { return InputStream.nullInputStream(); }
        @Override public void close() {}
    }
}
