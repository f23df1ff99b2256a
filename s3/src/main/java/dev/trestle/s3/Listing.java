package dev.trestle.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects of a bucket with a prefix, in the order of their names, page by page. */
final class Listing implements Iterator<S3Object> {

    private final Bucket bucket;
    private final String prefix;
    private @Nullable String next;
    private Iterator<S3Object> page;

    private Listing(Bucket bucket, String prefix) throws IOException {
        this.bucket = bucket;
        this.prefix = bucket.full(prefix);
        this.page = read(null);
    }

    /**
     * Lists objects.
     *
     * @param prefix of their names, in the part of the bucket
     * @return throws {@link UncheckedIOException}
     * @throws IOException if the first page cannot be read
     */
    static Stream<S3Object> of(Bucket bucket, String prefix) throws IOException {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new Listing(bucket, prefix),
                Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    private Iterator<S3Object> read(@Nullable String token) throws IOException {
        ListObjectsV2Response read = bucket.call(s3 -> s3.listObjectsV2(
                request -> request.bucket(bucket.name()).prefix(prefix).continuationToken(token)));
        next = Boolean.TRUE.equals(read.isTruncated()) ? read.nextContinuationToken() : null;
        return read.contents().iterator();
    }

    @Override
    public boolean hasNext() {
        try {
            while (!page.hasNext() && next != null) {
                page = read(next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.hasNext();
    }

    @Override
    public S3Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }
}
