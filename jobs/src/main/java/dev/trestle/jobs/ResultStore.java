package dev.trestle.jobs;

import dev.trestle.runtime.service.ServiceFiles;
import dev.trestle.runtime.types.Json;
import java.io.ByteArrayInputStream;
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

    /** A result that is written piece by piece. */
    ResultSpool spool() {
        return new ResultSpool(files.get());
    }

    /** Ends a job with its result, in the transaction of the table; false if the claim is lost. */
    boolean done(JobTable jobs, Claim claim, Json result) {
        try (ResultSpool spool = spool()) {
            spool.write(result.text().getBytes(StandardCharsets.UTF_8));
            return spool.done(jobs, claim);
        }
    }

    /** All of a result, whose stream is closed. */
    static Json json(InputStream stored) {
        try (stored) {
            return new Json(new String(stored.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of the result of a job that is done. */
    InputStream open(JobState state) {
        String key = state.resultFile();
        return key != null
                ? files.get().open(key)
                : new ByteArrayInputStream(Objects.requireNonNull(state.result()).text().getBytes(StandardCharsets.UTF_8));
    }
}
