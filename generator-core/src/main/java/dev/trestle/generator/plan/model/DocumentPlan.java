package dev.trestle.generator.plan.model;

import dev.trestle.generator.route.HttpMethod;
import java.util.List;
import java.util.Map;

/**
 * The description of the API for clients.
 *
 * @param title of the API
 * @param version of the API
 * @param description of the API; empty for none
 * @param servers URLs of servers; none for the server that the description comes from
 * @param prefix before the paths of the service itself; empty for none
 * @param comments of generated types, by class name
 * @param routes by class name
 */
public record DocumentPlan(
        String title,
        String version,
        String description,
        List<String> servers,
        String prefix,
        Map<String, String> comments,
        Map<String, RouteDocument> routes) {

    /** The name of the file, beside the sources. */
    public static final String FILE = "openapi.json";

    /** Where the service serves it. */
    public String path() {
        return prefix + "/" + FILE;
    }

    /** Whether a route has its path. */
    public boolean overlaps(Endpoint endpoint) {
        return endpoint.method() == HttpMethod.GET && endpoint.path().equals(path());
    }
}
