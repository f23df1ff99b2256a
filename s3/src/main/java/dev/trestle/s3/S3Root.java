package dev.trestle.s3;

import dev.trestle.data.remote.RemoteFile;
import dev.trestle.data.remote.RemoteRoot;
import java.io.IOException;
import java.io.InputStream;
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

    private static final int NOT_MODIFIED = 304;

    @Override
    public RemoteFile open(String name, @Nullable String known) throws IOException {
        try {
            return new Content(bucket.call(s3 -> s3.getObject(
                    request -> request.bucket(bucket.name()).key(bucket.full(name)).ifNoneMatch(known))), bucket, name);
        } catch (StoreException e) {
            if (known != null && e.status() == NOT_MODIFIED) {
                return new Unchanged(known);
            }
            throw e;
        }
    }

    private record Content(ResponseInputStream<GetObjectResponse> content, Bucket bucket, String name) implements RemoteFile {

        @Override public boolean isUnchanged() { return false; }
        @Override public OptionalLong size() { return OptionalLong.of(content.response().contentLength()); }
        @Override public @Nullable String tag() { return content.response().eTag(); }

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
