package dev.trestle.jobs;

import dev.trestle.runtime.service.NewFile;
import dev.trestle.runtime.service.ServiceFiles;
import dev.trestle.runtime.types.Json;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A result while it is written: in memory up to the size that the row of a job may have, then in a file, if the service has a
 * store for it.
 */
final class ResultSpool implements AutoCloseable {

    /** Bytes of a result that a row can have. */
    private static final int LARGEST_IN_ROW = 1_000_000;

    private static final int BUFFER = 64 * 1024;
    private static final String JSON = "application/json";

    private final ServiceFiles files;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private @Nullable NewFile file;
    private OutputStream out = held;

    ResultSpool(ServiceFiles files) {
        this.files = files;
    }

    /** Whether there is no other place, however large it becomes. */
    boolean staysInMemory() {
        return !files.hasStore();
    }

    /** Bytes in memory. */
    int size() {
        return held.size();
    }

    void write(byte[] bytes) {
        try {
            if (file == null && held.size() + bytes.length > LARGEST_IN_ROW && files.hasStore()) {
                file = files.create(JSON);
                out = new BufferedOutputStream(file, BUFFER);
                held.writeTo(out);
                held.reset();
            }
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the job with the result, in the transaction of the table; false if the claim is lost. */
    boolean done(JobTable jobs, Claim claim) {
        if (file == null) {
            return jobs.done(claim, new Json(held.toString(StandardCharsets.UTF_8)));
        }
        try {
            out.flush();
            return jobs.done(claim, file.end());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the file, unless it is stored. */
    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
