package dev.trestle.jobs;

import dev.trestle.runtime.service.ServiceFiles;
import dev.trestle.runtime.types.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Where results are: in the row of their job, or in a file of the media store if they are large and the service has one.
 *
 * @param files of the service
 */
record ResultStore(Supplier<ServiceFiles> files) {

    /** The collection of the files. */
    static final String FILES = "trestle.results";

    /** Bytes of a result that a row can have. */
    private static final int LARGEST_IN_ROW = 1_000_000;

    private static final String JSON = "application/json";

    /** Ends a job with its result, in the transaction of the table; false if the claim is lost. */
    boolean done(JobTable jobs, Claim claim, Json result) {
        byte[] text = result.text().getBytes(StandardCharsets.UTF_8);
        return text.length <= LARGEST_IN_ROW || !files.get().hasStore()
                ? jobs.done(claim, result)
                : files.get().asUpload(text, JSON, file -> jobs.done(claim, file));
    }

    /** The result of a job that is done. */
    Json read(JobState state) {
        if (state.resultFile() == null) {
            return Objects.requireNonNull(state.result());
        }
        try (InputStream file = open(state.resultFile())) {
            return new Json(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a result that is in a file. */
    InputStream open(String key) {
        return files.get().open(key);
    }
}
