package dev.trestle.formats.arrow;

import dev.trestle.runtime.HttpProblem;
import io.helidon.http.Status;

/** What is wrong with a stream as a whole. */
final class ArrowProblems {

    private ArrowProblems() {}

    static HttpProblem malformed(String what) {
        return HttpProblem.of(Status.BAD_REQUEST_400, "The body is not a well-formed stream of Arrow: it has " + what);
    }

    static HttpProblem unsupported(String what) {
        return HttpProblem.of(Status.UNPROCESSABLE_CONTENT_422, what);
    }
}
