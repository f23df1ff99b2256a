package dev.trestle.runtime.routing;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.RefusedRequest;
import dev.trestle.runtime.database.SchemaGate;
import dev.trestle.runtime.log.LogText;
import dev.trestle.runtime.postgres.Expected;
import io.helidon.common.uri.UriPath;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Registers routes, and answers every error under them with a problem. */
public final class Routes {

    private static final System.Logger LOG = System.getLogger(Routes.class.getName());

    /** The detail of a 404 without a route. */
    public static final String NOTHING = "There is nothing at this path";

    private final HttpRouting.Builder routing;
    private final JsonHttp json;
    private final SchemaGate schema;
    private final KnownRoutes known;
    private final String prefix;
    private final Map<Method, MethodRoutes> routes = new LinkedHashMap<>();

    /**
     * Routes of one feature of a server.
     *
     * @param routing where to register them
     * @param json writes problems
     * @param schema checks the parts that routes rely on
     * @param known the routes of all features
     * @param prefix put before each path
     */
    public Routes(HttpRouting.Builder routing, JsonHttp json, SchemaGate schema, KnownRoutes known, String prefix) {
        this.routing = routing;
        this.json = json;
        this.schema = schema;
        this.known = known;
        this.prefix = prefix;
    }

    /**
     * Adds one route. A GET route also answers HEAD, if it sends bytes, a String or a stream.
     *
     * @param method its method
     * @param path its path; <code>{film_id}</code> as a whole segment matches any value
     * @param handler answers it
     * @return this
     */
    public Routes route(Method method, String path, Handler handler) {
        return route(method, path, handler, List.of());
    }

    /**
     * Adds one route that answers 503 while the schema of the database differs in a part that it uses.
     *
     * @param method its method
     * @param path its path, as above
     * @param handler answers it
     * @param uses the parts of the schema that it relies on
     * @return this
     */
    public Routes route(Method method, String path, Handler handler, List<? extends Expected> uses) {
        add(method, method.equals(Method.GET) ? KnownRoutes.READ : Set.of(method), path, handler, uses);
        return this;
    }

    /**
     * Adds a GET route with an effect, such as creating a job; so it does not answer HEAD.
     *
     * @param path its path, as for {@link #route}
     * @param handler answers it
     * @param uses the parts of the schema that it relies on
     * @return this
     */
    public Routes getWithoutHead(String path, Handler handler, List<? extends Expected> uses) {
        add(Method.GET, KnownRoutes.WITHOUT_HEAD, path, (request, response) -> {
            if (request.prologue().method().equals(Method.HEAD)) {
                throw notAllowed(request.prologue().uriPath());
            }
            handler.handle(request, response);
        }, uses);
        return this;
    }

    private void add(Method method, Set<Method> answered, String path, Handler handler, List<? extends Expected> uses) {
        RoutePattern pattern = new RoutePattern(prefix + path);
        known.add(answered, pattern);
        routes.computeIfAbsent(method, key -> new MethodRoutes(key, this::handle)).add(new Route(method, pattern, handler, uses));
        schema.expect(uses);
    }

    /**
     * Registers the routes, with fixed segments before parameters, and the error handlers. OPTIONS on a known path is
     * then answered with 204 and {@code Allow}, and an unsupported method with 405.
     */
    public void end() {
        routes.values().forEach(routing::route);
        routing.route(Method.OPTIONS, known, (request, response) -> response.status(Status.NO_CONTENT_204)
                .header(known.allow(request.prologue().uriPath()))
                .send());
        routing.error(HttpProblem.class, (request, response, problem) -> send(request, response, problem));
        routing.error(HttpException.class, (request, response, e) -> send(request, response, problem(request, e)));
        routing.error(Throwable.class, (request, response, e) -> {
            String path = request.prologue().uriPath().rawPath();
            LOG.log(Level.ERROR, LogText.of("A route failed: " + request.prologue().method() + " " + path), LogText.of(e));
            send(request, response, HttpProblem.failure(e));
        });
    }

    /** A virtual thread that is interrupted cannot write to its socket, and a client should see the answer nevertheless. */
    private void send(ServerRequest request, ServerResponse response, HttpProblem problem) {
        boolean interrupted = Thread.interrupted();
        json.send(HeadResponse.of(request, response), problem);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(ServerRequest request, ServerResponse response) throws Exception {
        Route route = Objects.requireNonNull(((MatchedPath) request.path()).route());
        if (request instanceof RoutingRequest routed) {
            // For the metrics and traces of Helidon.
            routed.matchingPattern(route.path().toString());
        }
        schema.requireFit(route.uses());
        route.handler().handle(request, HeadResponse.of(request, response));
    }

    private HttpProblem notAllowed(UriPath path) {
        return HttpProblem.status(Status.METHOD_NOT_ALLOWED_405)
                .detail("This path does not support the method").header(known.allow(path)).build();
    }

    private HttpProblem problem(ServerRequest request, HttpException e) {
        HttpProblem.Builder problem = RefusedRequest.unnamed(e.status());
        if (e.status().code() == Status.NOT_FOUND_404.code()) {
            UriPath path = request.prologue().uriPath();
            if (known.has(path) && !known.has(request.prologue().method(), path)) {
                return notAllowed(path);
            }
            problem.detail(NOTHING);
        }
        e.headers().forEach(problem::header);
        return problem.cause(e).build();
    }
}
