package dev.trestle.generator.check;

import static dev.trestle.generator.diagnostic.DiagnosticCode.BACKGROUND;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.RecordLimit;
import dev.trestle.generator.plan.model.RoutePlan;

/** What is stored with a job can be stored. */
final class BackgroundCheck implements PlanCheck {

    @Override
    public void check(Plan plan, Diagnostics diagnostics) {
        plan.routes().stream().filter(RoutePlan::background).forEach(route -> checkKept(route, diagnostics));
    }

    private static void checkKept(RoutePlan route, Diagnostics diagnostics) {
        Endpoint endpoint = route.endpoint();
        if (!RecordLimit.fitsInputs(route.inputs()) || !RecordLimit.fitsOutputs(route.exchange().gives().outputs())) {
            diagnostics.report(BACKGROUND, endpoint.location(), "The route '" + endpoint.className() + "' has more"
                    + " inputs or outputs than a Java record can hold, and a job is stored as records; list fewer of them.");
        }
    }
}
