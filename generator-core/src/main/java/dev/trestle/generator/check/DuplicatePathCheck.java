package dev.trestle.generator.check;

import static dev.trestle.generator.diagnostic.DiagnosticCode.DUPLICATE_PATH;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.RoutePlan;
import java.util.HashMap;
import java.util.Map;

/** No two routes answer the same method and path. */
final class DuplicatePathCheck implements PlanCheck {

    @Override
    public void check(Plan plan, Diagnostics diagnostics) {
        Map<String, Endpoint> first = new HashMap<>();
        for (RoutePlan route : plan.routes()) {
            Endpoint endpoint = route.endpoint();
            Endpoint other = first.putIfAbsent(endpoint.method() + " " + endpoint.pathShape(), endpoint);
            if (other != null) {
                String same = other.path().equals(endpoint.path()) ? " is already" : " matches the same requests as " + other.path() + ",";
                diagnostics.report(DUPLICATE_PATH, endpoint.pathLocation(),
                        endpoint.method() + " " + endpoint.path() + same + " the route '" + other.className() + "' ("
                                + other.pathLocation() + "); give one of them another path.");
            }
        }
    }
}
