package dev.trestle.generator.plan.model;

import dev.trestle.generator.config.HttpMethod;
import dev.trestle.generator.config.JobSpec;
import dev.trestle.generator.config.RoutePath;
import dev.trestle.generator.diagnostic.Location;
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
        Optional<JobSpec> background) {

    /** The path without the names of its parameters: two routes of the same shape answer the same requests. */
    public String pathShape() {
        return RoutePath.shape(path);
    }
}
