package dev.trestle.runtime.routing;

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

/**
 * The routes of all APIs of one service, because the error handlers of the first API answer for all of them. As a
 * matcher it is for OPTIONS: it matches paths without their own OPTIONS route, and the asterisk, which means the
 * service (RFC 9110, section 9.3.7).
 */
public final class KnownRoutes implements PathMatcher {

    /** What a GET route answers. */
    static final Set<Method> READ = Set.of(Method.GET, Method.HEAD);

    /** A GET route that does more than answer: no other route of the path answers HEAD in its place. */
    static final Set<Method> WITHOUT_HEAD = Set.of(Method.GET);

    private static final String SERVICE = "*";

    private final RouteIndex<Set<Method>> routes = new RouteIndex<>();
    private final SortedSet<String> methods = new TreeSet<>(List.of(Method.OPTIONS.text()));

    void add(Set<Method> methods, RoutePattern path) {
        routes.add(path, methods);
        this.methods.addAll(texts(methods));
    }

    private static List<String> texts(Set<Method> methods) {
        return methods.stream().map(Method::text).toList();
    }

    /** Whether a route has this path. */
    boolean has(UriPath path) {
        return routes.best(path.rawPath()) != null;
    }

    /** Whether a route answers this method on this path. */
    boolean has(Method method, UriPath path) {
        return routes.all(path.rawPath()).stream().anyMatch(methods -> methods.contains(method));
    }

    /** What a path that is known allows. */
    Header allow(UriPath path) {
        return HeaderValues.create(HeaderNames.ALLOW,
                String.join(", ", path.rawPath().equals(SERVICE) ? methods : allowed(routes.all(path.rawPath()))));
    }

    private static SortedSet<String> allowed(List<Set<Method>> routes) {
        SortedSet<String> allowed = new TreeSet<>(List.of(Method.OPTIONS.text()));
        routes.forEach(methods -> allowed.addAll(texts(methods)));
        if (routes.contains(WITHOUT_HEAD)) {
            allowed.remove(Method.HEAD.text());
        }
        return allowed;
    }

    @Override
    public PathMatchers.MatchResult match(UriPath path) {
        return path.rawPath().equals(SERVICE) || has(path) && !has(Method.OPTIONS, path)
                ? new PathMatchers.MatchResult(true, new MatchedPath(path, Map.of(), null))
                : PathMatchers.MatchResult.notAccepted();
    }

    /** Routes are whole paths. */
    @Override
    public PathMatchers.PrefixMatchResult prefixMatch(UriPath path) {
        return PathMatchers.PrefixMatchResult.notAccepted();
    }
}
