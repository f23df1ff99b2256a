package dev.trestle.exports;

import dev.trestle.runtime.HttpProblem;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why something failed, for people who operate the service. */
final class Reasons {

    private Reasons() {}

    /** The problem in one line. */
    static String of(HttpProblem problem) {
        String errors = problem.errors().stream()
                .map(error -> error.pointer() + " " + error.message())
                .collect(Collectors.joining("; "));
        @Nullable String detail = problem.detail();
        return problem.status().code() + " " + (detail == null ? problem.title() : detail)
                + (errors.isEmpty() ? "" : ": " + errors);
    }
}
