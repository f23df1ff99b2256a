package dev.trestle.formats.parquet;

import dev.trestle.runtime.HttpProblem;
import io.helidon.http.Status;

/** What is wrong with a file as a whole. */
final class ParquetProblems {

    private ParquetProblems() {}

    static HttpProblem malformed(String what) {
        return HttpProblem.of(Status.BAD_REQUEST_400, "The body is not a well-formed file of Parquet: it has " + what);
    }

    static HttpProblem unsupported(String what) {
        return HttpProblem.of(Status.UNPROCESSABLE_CONTENT_422, what);
    }
}
