package dev.trestle.generator.check;

import static dev.trestle.generator.diagnostic.DiagnosticCode.EXPORTS_PATH;
import static dev.trestle.generator.diagnostic.DiagnosticCode.SERVICE_PATH;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.ServicePath;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** No route has a path at which the service answers by itself. */
final class ServicePathCheck implements PlanCheck {

    @Override
    public void check(Plan plan, Diagnostics diagnostics) {
        plan.document().ifPresent(document -> plan.routes().stream()
                .map(RoutePlan::endpoint)
                .filter(document::overlaps)
                .forEach(endpoint -> diagnostics.report(SERVICE_PATH, endpoint.pathLocation(), endpoint.method() + " " + endpoint.path()
                        + " is also the path of the document of the API; give the route another path, or remove 'openapi'.")));
        Set<ServicePath> used = used(plan);
        for (RoutePlan route : plan.routes()) {
            Endpoint endpoint = route.endpoint();
            Optional<ServicePath> same = used.stream().filter(path -> path.overlaps(endpoint)).findFirst();
            same.ifPresent(path -> {
                boolean optional = path.compareTo(ServicePath.EXPORTS) >= 0;
                diagnostics.report(optional ? EXPORTS_PATH : SERVICE_PATH, endpoint.pathLocation(), endpoint.method() + " "
                        + endpoint.path() + " is also a path of the service itself, for " + path.what() + "; give the route another path"
                        + (optional ? ", or leave 'exports.http' false." : "."));
            });
        }
    }

    /** Those that this service has; of two that a route has, the first is told. */
    private static Set<ServicePath> used(Plan plan) {
        Set<ServicePath> used = EnumSet.of(ServicePath.HEALTH, ServicePath.HEALTH_CHECK);
        if (!plan.media().isEmpty()) {
            used.add(ServicePath.MEDIA);
        }
        if (plan.routes().stream().anyMatch(RoutePlan::background)) {
            used.addAll(EnumSet.of(ServicePath.JOB, ServicePath.RESULT));
        }
        if (plan.routes().stream().anyMatch(route -> route.export().isPresent())) {
            used.addAll(EnumSet.range(ServicePath.EXPORTS, ServicePath.GIVE_UP));
        }
        return used;
    }
}
