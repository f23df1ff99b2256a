package dev.trestle.s3;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Makes objects: at once, or in parts that become an object when the last one is there. Files are never in memory as a
 * whole. An object exists completely or not at all; parts of a process that ended are deleted by {@link #abort}.
 */
final class ObjectWriter {

    private static final System.Logger LOG = System.getLogger(ObjectWriter.class.getName());

    /** What is copied at once; stores take up to 5 GiB, but a large copy takes long. */
    private static final long COPIED = 256L << 20;

    private final Bucket bucket;

    ObjectWriter(Bucket bucket) {
        this.bucket = bucket;
    }

    /** Sends a file; the store compares what it gets with what was read before. */
    void put(String name, FileParts file, String mediaType) throws IOException {
        List<FilePart> parts = file.parts();
        if (parts.size() == 1) {
            FilePart only = parts.getFirst();
            bucket.call(s3 -> s3.putObject(request -> request.bucket(bucket.name()).key(bucket.full(name))
                    .contentType(mediaType).contentMD5(only.contentMd5()), only.body(mediaType)));
            return;
        }
        inParts(name, mediaType, parts.size(), (s3, part) -> {
            FilePart content = parts.get(part.number() - 1);
            return s3.uploadPart(request -> request.bucket(bucket.name()).key(bucket.full(name)).uploadId(part.upload())
                    .partNumber(part.number()).contentMD5(content.contentMd5()), content.body(mediaType)).eTag();
        });
    }

    /**
     * Copies an object within the bucket; the content stays in the store.
     *
     * @throws NoSuchFileException if it does not exist any more
     */
    void copy(String from, String to, long size, String mediaType) throws IOException {
        if (size <= COPIED) {
            bucket.call(s3 -> s3.copyObject(request -> request
                    .sourceBucket(bucket.name()).sourceKey(bucket.full(from))
                    .destinationBucket(bucket.name()).destinationKey(bucket.full(to))));
            return;
        }
        long partSize = Math.max(COPIED, FileParts.sizeFor(size));
        inParts(to, mediaType, Math.toIntExact(Math.ceilDiv(size, partSize)), (s3, part) -> {
            long first = (part.number() - 1) * partSize;
            return s3.uploadPartCopy(request -> request
                    .sourceBucket(bucket.name()).sourceKey(bucket.full(from))
                    .destinationBucket(bucket.name()).destinationKey(bucket.full(to))
                    .uploadId(part.upload()).partNumber(part.number())
                    .copySourceRange("bytes=" + first + "-" + (Math.min(first + partSize, size) - 1)))
                    .copyPartResult().eTag();
        });
    }

    private record Part(String upload, int number) {}

    private void inParts(String name, String mediaType, int count, BiFunction<S3Client, Part, String> send) throws IOException {
        String upload = bucket.call(s3 -> s3.createMultipartUpload(request -> request
                .bucket(bucket.name()).key(bucket.full(name)).contentType(mediaType)).uploadId());
        try {
            List<CompletedPart> parts = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                Part part = new Part(upload, i);
                String tag = bucket.call(s3 -> send.apply(s3, part));
                parts.add(CompletedPart.builder().partNumber(i).eTag(tag).build());
            }
            bucket.call(s3 -> s3.completeMultipartUpload(request -> request.bucket(bucket.name()).key(bucket.full(name))
                    .uploadId(upload).multipartUpload(all -> all.parts(parts))));
        } catch (IOException | RuntimeException e) {
            giveUp(bucket.full(name), upload);
            throw e;
        }
    }

    private void giveUp(String full, String upload) {
        try {
            abort(full, upload);
        } catch (IOException e) {
            LOG.log(Level.WARNING, () -> "The parts of an upload stay until they are swept: " + e.getMessage());
        }
    }

    /** Deletes the parts of an upload that will not be completed. */
    void abort(String full, String upload) throws IOException {
        try {
            bucket.call(s3 -> s3.abortMultipartUpload(
                    request -> request.bucket(bucket.name()).key(full).uploadId(upload)));
        } catch (StoreException e) {
            if (!e.hasCode("NoSuchUpload")) {
                throw e;
            }
        } catch (NoSuchFileException e) {
            LOG.log(Level.DEBUG, "An upload was completed or aborted by another process");
        }
    }

    void delete(String name) throws IOException {
        bucket.call(s3 -> s3.deleteObject(request -> request.bucket(bucket.name()).key(bucket.full(name))));
    }
}
