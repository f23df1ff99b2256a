package dev.trestle.runtime.routing;

import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.http.PathMatchers;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRoute;
import java.util.Set;

/** All routes of one method: for Helidon one route, which finds that of a path by its segments. */
final class MethodRoutes implements HttpRoute {

    private final Set<Method> methods;
    private final Handler handler;
    private final RouteIndex<Route> index = new RouteIndex<>();

    /** The handler finds the route in {@link MatchedPath#route}. */
    MethodRoutes(Method method, Handler handler) {
        this.methods = method.equals(Method.GET) ? KnownRoutes.READ : Set.of(method);
        this.handler = handler;
    }

    void add(Route route) {
        index.add(route.path(), route);
    }

    @Override
    public PathMatchers.MatchResult accepts(HttpPrologue prologue) {
        String path = prologue.uriPath().rawPath();
        Route route = methods.contains(prologue.method()) ? index.best(path) : null;
        return route == null ? PathMatchers.MatchResult.notAccepted() : new PathMatchers.MatchResult(
                true, new MatchedPath(prologue.uriPath(), route.path().values(path), route));
    }

    @Override public Handler handler() { return handler; }
}
