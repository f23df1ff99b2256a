package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * Sends the result of a job to a client that asks for the result alone.
 *
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface ResultSender<R> {

    /**
     * Sends it with status 200, by the headers and parameters of the request.
     *
     * @param request GET or HEAD
     * @param response the response
     * @param result its links to files are new
     * @throws HttpProblem if the client accepts no form of it
     */
    void send(ServerRequest request, ServerResponse response, R result);
}
