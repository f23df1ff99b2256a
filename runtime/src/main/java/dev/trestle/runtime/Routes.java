package dev.trestle.runtime;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.PathMatcher;
import io.helidon.http.PathMatchers;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** Registers routes, and answers every error under them with a problem. */
public final class Routes {

    private static final System.Logger LOG = System.getLogger(Routes.class.getName());

    private static final String NOTHING = "There is nothing at this path";

    private final HttpRouting.Builder routing;
    private final JsonHttp json;
    private final SchemaCheck schema;
    private final List<Known> known;

    /** A route that exists; the list is shared, because the first API's error handlers answer for all of them. */
    record Known(PathMatcher path, Method method) {}

    Routes(HttpRouting.Builder routing, JsonHttp json, SchemaCheck schema, List<Known> known) {
        this.routing = routing;
        this.json = json;
        this.schema = schema;
        this.known = known;
    }

    /**
     * Registers one route.
     *
     * @param method its method
     * @param path its path, in Helidon's pattern syntax
     * @param handler answers it
     * @return this
     */
    public Routes route(Method method, String path, Handler handler) {
        known.add(new Known(PathMatchers.create(path), method));
        routing.route(method, path, (request, response) -> handle(handler, request, response));
        return this;
    }

    /** Registers the error handlers; another method on a path that is known then gives 405 with {@code Allow}. */
    public void end() {
        routing.error(HttpProblem.class, (request, response, problem) -> answer(response, problem));
        routing.error(HttpException.class, (request, response, e) -> json.send(response, problem(request, e)));
        routing.error(Throwable.class, (request, response, e) -> {
            LOG.log(Level.ERROR, "A route failed: " + request.prologue().method() + " " + request.path().path(), e);
            json.send(response, HttpProblem.failure(e));
        });
    }

    /** A virtual thread that is interrupted cannot write to its socket, and a client should see the answer nevertheless. */
    private void answer(ServerResponse response, HttpProblem problem) {
        boolean interrupted = Thread.interrupted();
        json.send(response, problem);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(Handler handler, ServerRequest request, ServerResponse response) throws Exception {
        if (hasEncodedSlash(request.path().rawPath())) {
            throw HttpProblem.of(Status.NOT_FOUND_404, NOTHING);
        }
        try {
            schema.requireFit();
            handler.handle(request, response);
        } catch (HttpProblem problem) {
            if (RequestBody.isClosing(problem)) {
                json.send(response, problem);
                throw new CloseConnectionException("The rest of the request's body was left unread", problem);
            }
            throw problem;
        }
    }

    /** Helidon's router takes %2F for a slash; it is part of a segment (RFC 3986 section 2.2), and no path has such. */
    private static boolean hasEncodedSlash(String path) {
        return path.indexOf('%') >= 0 && path.toUpperCase(Locale.ROOT).contains("%2F");
    }

    private HttpProblem problem(ServerRequest request, HttpException e) {
        HttpProblem.Builder problem = HttpProblem.status(e.status()).detail("The server cannot take this request");
        if (e.status().code() == Status.NOT_FOUND_404.code()) {
            SortedSet<String> allowed = new TreeSet<>();
            for (Known route : known) {
                if (route.path.match(request.prologue().uriPath()).accepted()) {
                    allowed.add(route.method.text());
                }
            }
            if (!allowed.isEmpty() && !allowed.contains(request.prologue().method().text())) {
                return HttpProblem.status(Status.METHOD_NOT_ALLOWED_405)
                        .detail("This path does not answer to the method")
                        .header(HeaderValues.create(HeaderNames.ALLOW, String.join(", ", allowed)))
                        .build();
            }
            problem.detail(NOTHING);
        }
        e.headers().forEach(problem::header);
        return problem.cause(e).build();
    }
}
