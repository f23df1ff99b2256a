package dev.trestle.s3;

import java.io.IOException;
import java.time.Instant;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * Uploads in parts that were never completed, such as those of a process that ended. Their parts are no objects, but
 * stay in the bucket, and are paid for.
 *
 * @param bucket the part of the bucket
 * @param writer aborts them
 */
record Leftovers(Bucket bucket, ObjectWriter writer) {

    /** Aborts those that began until a time. */
    void abort(Instant until) throws IOException {
        String key = null;
        String id = null;
        boolean isMore = true;
        while (isMore) {
            String afterKey = key;
            String afterId = id;
            ListMultipartUploadsResponse page = bucket.call(s3 -> s3.listMultipartUploads(request -> request
                    .bucket(bucket.name()).prefix(bucket.full("")).keyMarker(afterKey).uploadIdMarker(afterId)));
            for (MultipartUpload upload : page.uploads()) {
                if (upload.initiated() != null && !upload.initiated().isAfter(until)) {
                    writer.abort(upload.key(), upload.uploadId());
                }
            }
            key = page.nextKeyMarker();
            id = page.nextUploadIdMarker();
            isMore = Boolean.TRUE.equals(page.isTruncated()) && key != null;
        }
    }
}
