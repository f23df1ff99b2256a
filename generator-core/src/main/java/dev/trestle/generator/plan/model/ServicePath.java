package dev.trestle.generator.plan.model;

import dev.trestle.generator.route.HttpMethod;
import java.util.Arrays;
import java.util.List;

/** A path at which the service answers by itself, whatever the routes file has. */
public enum ServicePath {
    MEDIA("stored files", "/media/{}/{}", HttpMethod.GET),
    JOB("the jobs of background routes", "/jobs/{}", HttpMethod.GET, HttpMethod.DELETE),
    RESULT("the results of background routes", "/jobs/{}/result", HttpMethod.GET),
    HEALTH("its health, below /observe", "/observe/health", HttpMethod.GET),
    HEALTH_CHECK("its health, below /observe", "/observe/health/{}", HttpMethod.GET),
    EXPORTS("its exports, with 'exports.http: true'", "/exports", HttpMethod.GET),
    REDELIVER("its exports, with 'exports.http: true'", "/exports/{}/redeliver", HttpMethod.POST),
    GIVE_UP("its exports, with 'exports.http: true'", "/exports/{}/entries/{}", HttpMethod.DELETE);

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

    /** What the service shows there, in words. */
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
