package dev.trestle.generator.check;

import static dev.trestle.generator.diagnostic.DiagnosticCode.DUPLICATE_PATH;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.plan.Endpoint;
import dev.trestle.generator.plan.Plan;
import dev.trestle.generator.plan.RoutePlan;
import java.util.HashMap;
import java.util.Map;

/** No two routes answer the same method and path. */
final class DuplicatePathCheck implements PlanCheck {

    @Override
    public void check(Plan plan, Diagnostics diagnostics) {
        Map<String, Endpoint> first = new HashMap<>();
        for (RoutePlan route : plan.routes()) {
            Endpoint endpoint = route.endpoint();
            String key = endpoint.method() + " " + endpoint.path();
            Endpoint other = first.putIfAbsent(key, endpoint);
            if (other != null) {
                diagnostics.report(DUPLICATE_PATH, endpoint.pathLocation(),
                        key + " is already the route '" + other.className() + "' (" + other.pathLocation()
                                + "); give one of them another path.");
            }
        }
    }
}
