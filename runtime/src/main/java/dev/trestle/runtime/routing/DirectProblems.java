package dev.trestle.runtime.routing;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.RefusedRequest;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import org.jspecify.annotations.Nullable;

/** Answers for requests that are refused while they are read, before any route sees them. */
public final class DirectProblems implements DirectHandler {

    private final JsonHttp json;

    private DirectProblems(JsonHttp json) {
        this.json = json;
    }

    /** Handlers for every kind of such a request. */
    public static DirectHandlers handlers(JsonHttp json) {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, new DirectProblems(json));
        }
        return handlers.build();
    }

    @Override
    public TransportResponse handle(
            TransportRequest request, EventType event, Status status, ServerResponseHeaders headers,
            @Nullable String message) {
        HttpProblem problem = RefusedRequest.problem(status, message).build();
        problem.headers().forEach(headers::set);
        return TransportResponse.builder()
                .status(problem.status())
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, "application/problem+json")
                .header(AnswerHeaders.date())
                .header(AnswerHeaders.NO_SNIFFING)
                .header(JsonHttp.NOT_STORED)
                .entity(json.bytes(problem))
                .build();
    }
}
