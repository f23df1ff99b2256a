package dev.trestle.generator.plan.model;

import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.route.HttpMethod;
import dev.trestle.generator.route.RoutePath;
import java.util.Optional;

/**
 * Where a route is, and what its class is called.
 *
 * @param location where the route's name is written, or the route
 * @param pathLocation where its path is written
 * @param className of the generated class
 * @param memberName of the API's field and accessor
 * @param path with the prefix; a parameter is the name of an input in braces
 * @param background how the jobs run that requests become; empty where the route answers at once
 */
public record Endpoint(
        Location location,
        Location pathLocation,
        String className,
        String memberName,
        HttpMethod method,
        String path,
        Optional<JobPlan> background) {

    /** The path without the names of its parameters: two routes of the same shape answer the same requests. */
    public String pathShape() {
        return RoutePath.shape(path);
    }

    /** Whether a request for the head alone (RFC 9110, section 9.3.2) is refused: a GET that makes a job is not safe. */
    public boolean withoutHead() {
        return background.isPresent() && method == HttpMethod.GET;
    }
}
