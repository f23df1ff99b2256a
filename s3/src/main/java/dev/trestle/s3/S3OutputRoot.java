package dev.trestle.s3;

import dev.trestle.fileexports.Destination;
import dev.trestle.fileexports.IfExists;
import dev.trestle.fileexports.Output;
import dev.trestle.fileexports.OutputRoot;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Outputs in a part of a bucket. A file becomes an object by the last call of its upload, at once and as a whole; the files
 * of a folder become objects one after the other, and then what the folder had before is deleted.
 *
 * @param bucket of this service alone
 * @param writer aborts uploads
 * @param age how long an output waits to be completed
 */
record S3OutputRoot(Bucket bucket, ObjectWriter writer, Duration age) implements OutputRoot {

    static S3OutputRoot in(Bucket bucket, Duration age) {
        return new S3OutputRoot(bucket, new ObjectWriter(bucket), age);
    }

    @Override
    public Output begin(Destination destination) throws IOException {
        if (destination.ifExists() == IfExists.REFUSE && isOccupied(destination.name())) {
            throw new FileAlreadyExistsException(destination.name());
        }
        return new S3Output(bucket, writer, destination.name());
    }

    private boolean isOccupied(String name) throws IOException {
        try (Stream<S3Object> objects = Listing.of(bucket, name + "/")) {
            return objects.findAny().isPresent() || exists(name);
        }
    }

    private boolean exists(String name) throws IOException {
        try {
            bucket.call(s3 -> s3.headObject(request -> request.bucket(bucket.name()).key(bucket.full(name))));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void complete(Destination destination, String token) throws IOException {
        OutputUploads uploads = OutputUploads.read(bucket, checked(token));
        if (uploads.isDone()) {
            return;
        }
        OutputCompletion completion = new OutputCompletion(bucket, destination.ifExists());
        // An attempt that was interrupted has made some of them visible, and was allowed to.
        boolean isFirst = completion.areOpen(uploads.files());
        if (destination.ifExists() == IfExists.REFUSE && isFirst && isOccupied(destination.name())) {
            throw new FileAlreadyExistsException(destination.name());
        }
        for (OutputUploads.File file : uploads.files()) {
            completion.complete(file);
        }
        if (destination.ifExists() == IfExists.REPLACE) {
            deleteOthers(destination.name(), uploads);
        }
        uploads.done().store(bucket, token);
    }

    /** What a folder of this name had before. */
    private void deleteOthers(String name, OutputUploads uploads) throws IOException {
        Set<String> own = uploads.files().stream().map(OutputUploads.File::name).collect(Collectors.toSet());
        if (own.contains(name)) {
            return;
        }
        try (Stream<S3Object> objects = Listing.of(bucket, name + "/")) {
            for (S3Object object : (Iterable<S3Object>) objects::iterator) {
                String found = bucket.own(object.key());
                if (!own.contains(found)) {
                    writer.delete(found);
                }
            }
        }
    }

    @Override
    public void discard(String token) throws IOException {
        OutputUploads uploads;
        try {
            uploads = OutputUploads.read(bucket, checked(token));
        } catch (NoSuchFileException e) {
            // It is discarded already.
            return;
        }
        if (!uploads.isDone()) {
            for (OutputUploads.File file : uploads.files()) {
                writer.abort(bucket.full(file.name()), file.upload());
            }
        }
        writer.delete(OutputUploads.object(token));
    }

    private static String checked(String token) {
        return UUID.fromString(token).toString();
    }

    @Override
    public void sweep() throws IOException {
        Instant until = Instant.now().minus(age);
        new Leftovers(bucket, writer).abort(until);
        try (Stream<S3Object> objects = Listing.of(bucket, OutputUploads.folder())) {
            for (S3Object object : (Iterable<S3Object>) objects::iterator) {
                if (object.lastModified().isBefore(until)) {
                    writer.delete(bucket.own(object.key()));
                }
            }
        }
    }
}
