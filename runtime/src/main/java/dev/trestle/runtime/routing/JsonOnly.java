package dev.trestle.runtime.routing;

import dev.trestle.runtime.RequestBody;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * Answers 415 to a request of another type than JSON, also without a body. Any page may have a browser send a form; before it sends JSON,
 * the browser asks whether the page may.
 *
 * @param handler of the other requests
 */
public record JsonOnly(Handler handler) implements Handler {

    @Override
    public void handle(ServerRequest request, ServerResponse response) throws Exception {
        String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        if (!type.split(";", -1)[0].strip().equalsIgnoreCase("application/json")) {
            throw RequestBody.unsupported("application/json", "application/json").build();
        }
        handler.handle(request, response);
    }
}
