package dev.trestle.generator.check;

import static dev.trestle.generator.diagnostic.DiagnosticCode.ILLEGAL_NAME;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.ReservedNames;
import dev.trestle.generator.plan.model.ResponsePlan;
import dev.trestle.generator.plan.model.RoutePlan;

/** No route and no response is called like a class that generated code needs. */
final class ReservedNameCheck implements PlanCheck {

    @Override
    public void check(Plan plan, Diagnostics diagnostics) {
        for (RoutePlan route : plan.routes()) {
            String name = route.endpoint().className();
            if (ReservedNames.isReserved(name)) {
                diagnostics.report(ILLEGAL_NAME, route.endpoint().location(), "A route cannot be called '" + name
                        + "', the name of a class that generated code uses; try '" + name + "Route'.");
            }
        }
        for (ResponsePlan response : plan.responses()) {
            if (ReservedNames.isReserved(response.className())) {
                diagnostics.report(ILLEGAL_NAME, response.location(), "A response cannot be called '"
                        + response.className() + "', the name of a class that generated code uses; try '"
                        + response.className() + "Response'.");
            }
        }
    }
}
