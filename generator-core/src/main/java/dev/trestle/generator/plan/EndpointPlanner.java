package dev.trestle.generator.plan;

import dev.trestle.generator.config.JobSpec;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.RouteHead;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.JobPlan;
import dev.trestle.generator.plan.type.JavaNames;
import dev.trestle.generator.route.HttpMethod;
import java.util.List;

/** Decides where a route is, and what its class is called. */
final class EndpointPlanner {

    private EndpointPlanner() {}

    /** {@code derived} is the name in the database's style, such as {@code insert_film}, for a route without one. */
    static Endpoint plan(RouteHead head, String derived, PlanScope scope) {
        HttpMethod method = head.method().value();
        String className = head.name().map(Located::value).orElseGet(() -> JavaNames.type(derived));
        Location location = head.name().map(Located::location).orElse(head.location());
        return new Endpoint(
                location,
                head.path().location(),
                className,
                JavaNames.accessor(className),
                method,
                path(scope.prefix(), head.path().value()),
                head.background().map(Located::value).map(EndpointPlanner::job));
    }

    private static JobPlan job(JobSpec spec) {
        return new JobPlan(spec.attempts(), spec.backoff(), spec.timeout(), spec.keepResults(), spec.concurrency(),
                spec.maxWaiting());
    }

    private static String path(String prefix, String path) {
        return !prefix.isEmpty() && path.equals("/") ? prefix : prefix + path;
    }
}
