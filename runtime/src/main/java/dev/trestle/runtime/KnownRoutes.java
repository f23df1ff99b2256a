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
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The routes that exist, of all APIs of one service, as the first API's error handlers answer for all of them. As a
 * matcher it is for OPTIONS: it fits paths without an OPTIONS route of their own, and the asterisk, which stands for
 * the service (RFC 9110 section 9.3.7).
 */
final class KnownRoutes implements PathMatcher {

    /** What a GET route answers. */
    static final Set<Method> READ = Set.of(Method.GET, Method.HEAD);

    /** A GET route that does more than answer: no other route of the path answers HEAD in its place. */
    static final Set<Method> WITHOUT_HEAD = Set.of(Method.GET);

    private static final String SERVICE = "*";

    private final List<Known> routes = new CopyOnWriteArrayList<>();

    private record Known(Set<Method> methods, RoutePattern path) {}

    void add(Set<Method> methods, RoutePattern path) {
        routes.add(new Known(methods, path));
    }

    /** Whether a route has this path. */
    boolean has(UriPath path) {
        return routes.stream().anyMatch(route -> route.path.fits(path));
    }

    /** Whether a route answers this method on this path. */
    boolean has(Method method, UriPath path) {
        return routes.stream().anyMatch(route -> route.methods.contains(method) && route.path.fits(path));
    }

    /** What a path that is known allows. */
    Header allow(UriPath path) {
        SortedSet<String> methods = new TreeSet<>(List.of(Method.OPTIONS.text()));
        for (Known route : routes) {
            if (path.rawPath().equals(SERVICE) || route.path.fits(path)) {
                route.methods.forEach(method -> methods.add(method.text()));
            }
        }
        if (routes.stream().anyMatch(route -> route.methods.equals(WITHOUT_HEAD) && route.path.fits(path))) {
            methods.remove(Method.HEAD.text());
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
