package dev.trestle.generator.plan.model;

import dev.trestle.generator.route.HttpMethod;
import java.util.Arrays;
import java.util.List;

/** A path at which the service answers by itself, whatever the routes file has. */
public enum ServicePath {
    MEDIA("where the service serves stored files", "/media/{}/{}", HttpMethod.GET),
    JOB("where the jobs of background routes are", "/jobs/{}", HttpMethod.GET, HttpMethod.DELETE),
    HEALTH("below /observe, where the service says whether it is ready", "/observe/health", HttpMethod.GET),
    HEALTH_CHECK("below /observe, where the service says whether it is ready", "/observe/health/{}", HttpMethod.GET),
    EXPORTS("where a service with 'exports.http: true' answers for its exports", "/exports", HttpMethod.GET),
    REDELIVER("where a service with 'exports.http: true' answers for its exports", "/exports/{}/redeliver", HttpMethod.POST),
    GIVE_UP("where a service with 'exports.http: true' answers for its exports", "/exports/{}/entries/{}", HttpMethod.DELETE);

    /** Everything below belongs to Helidon's observers, of which a service may have more. */
    private static final String OBSERVERS = "/observe";

    private final String what;
    private final String path;
    private final List<HttpMethod> methods;

    ServicePath(String what, String path, HttpMethod... methods) {
        this.what = what;
        this.path = path;
        this.methods = List.of(methods);
    }

    /** What is there, in words. */
    public String what() {
        return what;
    }

    /** Whether some requests fit both the route and this. A fixed segment of a route is the name of no file and no job. */
    public boolean overlaps(Endpoint endpoint) {
        String shape = endpoint.pathShape();
        if (this == HEALTH && (shape.equals(OBSERVERS) || shape.startsWith(OBSERVERS + "/"))) {
            return true;
        }
        String[] own = path.split("/");
        String[] theirs = shape.split("/");
        return methods.contains(endpoint.method()) && own.length == theirs.length
                && Arrays.equals(own, theirs, (a, b) -> b.equals("{}") || a.equals(b) ? 0 : 1);
    }
}
