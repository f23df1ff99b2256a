package dev.trestle.jobs;

import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.RequestReader;
import io.helidon.http.Status;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Problems that end jobs, and how they are stored. */
final class JobProblem {

    /** In the form of an answer; headers are not stored. */
    static final JsonForm<HttpProblem> JSON = JsonForm.of(JobProblem::read, HttpProblem::write);

    private JobProblem() {}

    static HttpProblem failure(Throwable cause) {
        return HttpProblem.status(Status.INTERNAL_SERVER_ERROR_500)
                .detail("The server failed; see its log").cause(cause).build();
    }

    static HttpProblem tookTooLong(Duration timeout) {
        return HttpProblem.of(Status.GATEWAY_TIMEOUT_504, "The job took longer than " + timeout);
    }

    static HttpProblem brokenOff(int attempts) {
        return HttpProblem.of(Status.INTERNAL_SERVER_ERROR_500,
                "Each of the " + attempts + " attempts of the job was interrupted by the end of its server");
    }

    static HttpProblem unknownRoute() {
        return HttpProblem.of(Status.NOT_FOUND_404, "The route of the job no longer exists");
    }

    /** What is to be done with the row that is stored is code that this server has not got. */
    static HttpProblem elsewhere(String route) {
        return HttpProblem.status(Status.SERVICE_UNAVAILABLE_503)
                .detail("The row of the job is stored already, and this server does not have its route, " + route
                        + "; a server with the route can cancel the job")
                .retryAfter(Duration.ofSeconds(1)).build();
    }

    static HttpProblem tooManyWait() {
        return HttpProblem.status(Status.TOO_MANY_REQUESTS_429)
                .detail("Too many jobs of this route wait already").retryAfter(Duration.ofSeconds(5)).build();
    }

    static HttpProblem unknownJob() {
        return HttpProblem.of(Status.NOT_FOUND_404, "There is no such job, or it ended too long ago");
    }

    /** Not 202: its body would be taken for the result. */
    static HttpProblem notEnded() {
        return HttpProblem.status(Status.CONFLICT_409).detail("The job has not ended yet")
                .retryAfter(Duration.ofSeconds(1)).build();
    }

    static HttpProblem withoutResult() {
        return HttpProblem.of(Status.GONE_410, "The job was cancelled, and has no result");
    }

    /** To be tried again. */
    static HttpProblem cancelled() {
        return HttpProblem.of(Status.CONFLICT_409, "The job was cancelled");
    }

    private static HttpProblem read(RequestReader in) {
        String type = "about:blank";
        String title = null;
        int status = Status.INTERNAL_SERVER_ERROR_500.code();
        String detail = null;
        List<@Nullable FieldError> errors = List.of();
        in.ignoreUnknown();
        while (in.next()) {
            switch (in.name()) {
                case "type" -> type = in.text();
                case "title" -> title = in.text();
                case "status" -> status = in.int4();
                case "detail" -> detail = in.text();
                case "errors" -> errors = in.list(() -> in.object(FieldError::read));
                default -> in.unknown();
            }
        }
        in.end("status");
        HttpProblem.Builder problem = HttpProblem.status(Status.create(status)).type(URI.create(type));
        if (title != null) {
            problem.title(title);
        }
        if (detail != null) {
            problem.detail(detail);
        }
        for (FieldError error : errors) {
            if (error != null) {
                problem.error(error);
            }
        }
        return problem.build();
    }
}
