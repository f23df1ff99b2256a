package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.route.HttpMethod;
import java.util.Optional;

/**
 * What every route has.
 *
 * @param location where the route begins
 * @param name the generated class; empty where it is to be derived from type and table
 * @param path without the file's prefix, starting with a slash
 * @param method POST, or GET of a route that reads a table, where none is written, and then at the route's place
 * @param rules the route's own settings, or else the file's
 * @param background how the route's jobs run, the file's settings included; empty where it answers at once
 */
public record RouteHead(
        Location location,
        Optional<Located<String>> name,
        Located<String> path,
        Located<HttpMethod> method,
        RequestRules rules,
        Optional<Located<JobSpec>> background) {}
