package dev.trestle.runtime;

import io.helidon.common.uri.UriPath;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.PathMatcher;
import io.helidon.http.PathMatchers;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * The routes that exist, of all APIs of one service, as the first API's error handlers answer for all of them. As a
 * matcher it is for OPTIONS: it fits paths without an OPTIONS route of their own, and the asterisk, which stands for
 * the service (RFC 9110 section 9.3.7).
 */
final class KnownRoutes implements PathMatcher {

    private static final String SERVICE = "*";

    private final List<Known> routes = new CopyOnWriteArrayList<>();

    private record Known(Method method, RoutePattern path) {}

    void add(Method method, RoutePattern path) {
        routes.add(new Known(method, path));
    }

    /** The methods that a route of this method answers: HEAD where it answers GET. */
    static Predicate<Method> answers(Method method) {
        return method.equals(Method.GET)
                ? asked -> asked.equals(Method.GET) || asked.equals(Method.HEAD)
                : method::equals;
    }

    /** Whether a route has this path. */
    boolean has(UriPath path) {
        return routes.stream().anyMatch(route -> route.path.fits(path));
    }

    /** Whether a route answers this method on this path. */
    boolean has(Method method, UriPath path) {
        return routes.stream().anyMatch(route -> answers(route.method).test(method) && route.path.fits(path));
    }

    /** What a path that is known allows. */
    Header allow(UriPath path) {
        SortedSet<String> methods = new TreeSet<>(List.of(Method.OPTIONS.text()));
        for (Known route : routes) {
            if (path.rawPath().equals(SERVICE) || route.path.fits(path)) {
                methods.add(route.method.text());
            }
        }
        if (methods.contains(Method.GET.text())) {
            methods.add(Method.HEAD.text());
        }
        return HeaderValues.create(HeaderNames.ALLOW, String.join(", ", methods));
    }

    @Override
    public PathMatchers.MatchResult match(UriPath path) {
        return path.rawPath().equals(SERVICE) || has(path) && !has(Method.OPTIONS, path)
                ? new PathMatchers.MatchResult(true, new MatchedPath(path, Map.of()))
                : PathMatchers.MatchResult.notAccepted();
    }

    /** Routes are whole paths. */
    @Override
    public PathMatchers.PrefixMatchResult prefixMatch(UriPath path) {
        return PathMatchers.PrefixMatchResult.notAccepted();
    }
}
