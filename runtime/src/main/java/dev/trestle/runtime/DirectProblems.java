package dev.trestle.runtime;

import dev.trestle.listener.Refusal;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Answers for requests that are refused while they are read, before any route sees them. */
final class DirectProblems implements DirectHandler {

    private static final System.Logger LOG = System.getLogger(DirectProblems.class.getName());

    private final JsonHttp json;

    private DirectProblems(JsonHttp json) {
        this.json = json;
    }

    static DirectHandlers handlers(JsonHttp json) {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, new DirectProblems(json));
        }
        return handlers.build();
    }

    /** Says which rule or limit a request broke, to the client and in one line of the log, which has nothing of it. */
    static HttpProblem.Builder refused(Status status, @Nullable String message) {
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

    /** For what neither the listener nor a route has a detail. */
    static HttpProblem.Builder unnamed(Status status) {
        return HttpProblem.status(status)
                .detail(status.code() < 500 ? "The server cannot take this request" : HttpProblem.FAILED);
    }

    @Override
    public TransportResponse handle(
            TransportRequest request, EventType event, Status status, ServerResponseHeaders headers,
            @Nullable String message) {
        HttpProblem problem = refused(status, message).build();
        problem.headers().forEach(headers::set);
        return TransportResponse.builder()
                .status(problem.status())
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, "application/problem+json")
                .header(AnswerHeaders.date())
                .header(AnswerHeaders.NO_SNIFFING)
                .header(AnswerHeaders.NOT_STORED)
                .entity(json.bytes(problem))
                .build();
    }
}
