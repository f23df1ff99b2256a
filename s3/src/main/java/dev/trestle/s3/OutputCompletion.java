package dev.trestle.s3;

import dev.trestle.fileexports.IfExists;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Makes uploads visible.
 *
 * @param bucket the part of the bucket
 * @param ifExists what happens to an object that has the name already
 */
record OutputCompletion(Bucket bucket, IfExists ifExists) {

    private static final int NOT_IMPLEMENTED = 501;

    /** Whether none of the uploads is completed yet. */
    boolean areOpen(List<OutputUploads.File> files) throws IOException {
        for (OutputUploads.File file : files) {
            if (parts(file).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Completes an upload, unless that was done before.
     *
     * @throws FileAlreadyExistsException if the object must not be replaced
     * @throws NoSuchFileException if the upload was aborted
     */
    void complete(OutputUploads.File file) throws IOException {
        Optional<List<CompletedPart>> parts = parts(file);
        if (parts.isEmpty()) {
            // Completed before, and otherwise not found.
            bucket.call(s3 -> s3.headObject(request -> request.bucket(bucket.name()).key(bucket.full(file.name()))));
            return;
        }
        try {
            complete(file, parts.get(), ifExists == IfExists.REFUSE ? "*" : null);
        } catch (StoreException e) {
            if (e.hasCode("PreconditionFailed") || e.hasCode("ConditionalRequestConflict")) {
                throw new FileAlreadyExistsException(file.name());
            }
            if (e.status() != NOT_IMPLEMENTED) {
                throw e;
            }
            // Not every store has the condition; that there is no such object was seen just before.
            complete(file, parts.get(), null);
        }
    }

    private void complete(OutputUploads.File file, List<CompletedPart> parts, @Nullable String ifNoneMatch) throws IOException {
        bucket.call(s3 -> s3.completeMultipartUpload(request -> request.bucket(bucket.name()).key(bucket.full(file.name()))
                .uploadId(file.upload()).ifNoneMatch(ifNoneMatch).multipartUpload(all -> all.parts(parts))));
    }

    /** Empty if there is no such upload any more. */
    private Optional<List<CompletedPart>> parts(OutputUploads.File file) throws IOException {
        try {
            // Each of our uploads has a part, also that of an empty object; some stores list none of an upload that is gone.
            return Optional.of(bucket.call(s3 -> s3.listPartsPaginator(request -> request.bucket(bucket.name())
                    .key(bucket.full(file.name())).uploadId(file.upload())).parts().stream()
                    .map(part -> CompletedPart.builder().partNumber(part.partNumber()).eTag(part.eTag()).build()).toList()))
                    .filter(parts -> !parts.isEmpty());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (StoreException e) {
            if (e.hasCode("NoSuchUpload")) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
