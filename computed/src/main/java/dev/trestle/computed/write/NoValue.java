package dev.trestle.computed.write;

import dev.trestle.computed.failure.Failure;
import dev.trestle.computed.failure.Refusal;
import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import io.helidon.http.Status;
import java.time.Duration;

/**
 * The problems of requests whose row has no value. Clients see the reason of a refusal, and a problem that the function throws, as both
 * are meant for them; the message of any other exception may have secrets.
 *
 * @param table as the routes file has it
 * @param column its name
 * @param pointer to the row within the request; empty for the whole of it
 */
public record NoValue(String table, String column, String pointer) {

    private static final Duration RETRY = Duration.ofSeconds(5);

    /** The function threw something, or its result is wrong. */
    public HttpProblem of(Throwable thrown) {
        Throwable cause = Failure.cause(thrown);
        return switch (cause) {
            case HttpProblem problem -> problem;
            case Refusal refusal -> unprocessable(": " + refusal.getMessage());
            default -> Failure.of(cause).kind() == Failure.Kind.PASSING ? unavailable(Failure.of(cause).pause()) : unprocessable("");
        };
    }

    /** The database refuses the value, or the statement. */
    public HttpProblem ofDatabase(HttpProblem problem) {
        return problem.status().code() == Status.UNPROCESSABLE_CONTENT_422.code()
                ? unprocessable(", as the column refuses the one that is computed") : problem;
    }

    private HttpProblem unprocessable(String why) {
        return HttpProblem.unprocessable(FieldError.of(pointer, ErrorCode.NOT_COMPUTED, "has no value for the column " + column + why));
    }

    private HttpProblem unavailable(Duration pause) {
        return HttpProblem.status(Status.SERVICE_UNAVAILABLE_503).detail("The column " + column + " of " + table + " cannot be computed now")
                .retryAfter(pause.compareTo(RETRY) > 0 ? pause : RETRY).build();
    }
}
