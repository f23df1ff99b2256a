package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.types.Json;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * How the results of the jobs of a route are read and sent.
 *
 * @param <R> the type of the result
 */
sealed interface ResultForm<R> permits WholeResult, RowsResult {

    /** The same, sent by other code. */
    ResultForm<R> sentBy(ResultSender<? super R> sender);

    /**
     * The result in Java. Closes the stream.
     *
     * @throws HttpProblem if it has the form of another deployment
     */
    R read(InputStream stored);

    /**
     * The result as an answer shows it.
     *
     * @throws HttpProblem if it has the form of another deployment
     */
    Json answer(Json stored);

    /** Whether the stored bytes are what is sent. */
    boolean isSentAsStored();

    /** Sends the result alone; false, and nothing is sent, if it has the form of another deployment. */
    boolean isSent(JsonHttp json, ServerRequest request, ServerResponse response, Supplier<? extends InputStream> stored);
}
