package dev.trestle.runtime.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Routes by the segments of their paths, so that the search takes as long among thousands of them as among a few.
 *
 * <p>Of the routes that fit a path those come first that have a fixed segment where others have a parameter; the
 * leftmost such segment decides.
 *
 * @param <R> what is found
 */
final class RouteIndex<R> {

    private final Node<R> root = new Node<>();

    private static final class Node<R> {
        private final Map<String, Node<R>> fixed = new HashMap<>();
        private @Nullable Node<R> parameter;
        private final List<R> ends = new ArrayList<>();
    }

    void add(RoutePattern path, R route) {
        Node<R> node = root;
        for (RoutePattern.Segment segment : path.segments()) {
            node = segment.isParameter() ? parameter(node) : node.fixed.computeIfAbsent(segment.text(), text -> new Node<>());
        }
        node.ends.add(route);
    }

    private static <R> Node<R> parameter(Node<R> node) {
        if (node.parameter == null) {
            node.parameter = new Node<>();
        }
        return node.parameter;
    }

    /** The best route for a path as it came, or null. */
    @Nullable R best(String rawPath) {
        return find(root, rawPath, 0, route -> true);
    }

    /** All routes for a path as it came, the best first. */
    List<R> all(String rawPath) {
        List<R> all = new ArrayList<>();
        find(root, rawPath, 0, route -> {
            all.add(route);
            return false;
        });
        return all;
    }

    private static <R> @Nullable R find(Node<R> node, String raw, int at, Predicate<R> isWanted) {
        if (at == raw.length()) {
            for (R route : node.ends) {
                if (isWanted.test(route)) {
                    return route;
                }
            }
            return null;
        }
        int end = RoutePattern.endOfSegment(raw, at);
        Node<R> fixed = node.fixed.get(RoutePattern.decoded(raw.substring(at + 1, end)));
        R found = fixed == null ? null : find(fixed, raw, end, isWanted);
        return found != null || node.parameter == null || end == at + 1 ? found
                : find(node.parameter, raw, end, isWanted);
    }
}
