package dev.trestle.runtime;

import dev.trestle.listener.http1.Refusal;
import dev.trestle.runtime.refusal.RefusalText;
import io.helidon.http.Status;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The problem of a request that is refused while it is read, before a route sees all of it. */
public final class RefusedRequest {

    private static final System.Logger LOG = System.getLogger(RefusedRequest.class.getName());

    private RefusedRequest() {}

    /**
     * Reports the rule or limit that a request broke, to the client and in one line of the log, without text of the
     * request.
     */
    public static HttpProblem.Builder problem(Status status, @Nullable String message) {
        Refusal refusal = RefusalText.of(status, message);
        if (refusal == null) {
            return unnamed(status);
        }
        HttpProblem.Builder problem = HttpProblem.status(refusal.status()).detail(refusal.detail());
        if (refusal == Refusal.BUSY) {
            return problem.retryAfter(Duration.ofSeconds(1));
        }
        LOG.log(Level.INFO, "A request was refused: {0}", refusal.detail());
        return problem;
    }

    /** For requests that are refused without a known reason. */
    public static HttpProblem.Builder unnamed(Status status) {
        return HttpProblem.status(status)
                .detail(status.code() < 500 ? "The server does not accept this request" : HttpProblem.FAILED);
    }
}
