package dev.trestle.generator.emit;

import dev.trestle.generator.plan.model.RoutePlan;

/**
 * What the comments of a route's class say.
 *
 * @param does what the route does, behind its title
 * @param runs how the comment of {@code run} begins
 * @param row what the record of a row is
 */
record RouteText(String does, String runs, String row) {

    /** How the comment of {@code run} begins where the same can be a job. */
    static String atOnce(RoutePlan route, String runs) {
        return route.background() ? runs + " at once" : runs;
    }
}
