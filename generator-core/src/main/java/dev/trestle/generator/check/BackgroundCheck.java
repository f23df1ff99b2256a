package dev.trestle.generator.check;

import static dev.trestle.generator.diagnostic.DiagnosticCode.BACKGROUND;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.plan.Endpoint;
import dev.trestle.generator.plan.Plan;
import dev.trestle.generator.plan.RecordLimit;
import dev.trestle.generator.plan.RoutePlan;

/** What is kept with a job can be kept, and nobody else answers for jobs. */
final class BackgroundCheck implements PlanCheck {

    @Override
    public void check(Plan plan, Diagnostics diagnostics) {
        if (plan.routes().stream().noneMatch(RoutePlan::background)) {
            return;
        }
        for (RoutePlan route : plan.routes()) {
            Endpoint endpoint = route.endpoint();
            if (endpoint.answersForJobs()) {
                diagnostics.report(BACKGROUND, endpoint.pathLocation(), endpoint.method() + " " + endpoint.path()
                        + " is where the jobs of background routes are; give the route another path.");
            }
            if (route.background()) {
                checkKept(route, diagnostics);
            }
        }
    }

    private static void checkKept(RoutePlan route, Diagnostics diagnostics) {
        Endpoint endpoint = route.endpoint();
        if (!RecordLimit.fitsInputs(route.inputs()) || !RecordLimit.fitsOutputs(route.outputs())) {
            diagnostics.report(BACKGROUND, endpoint.location(), "The route '" + endpoint.className() + "' has more"
                    + " inputs or outputs than a Java record can hold, and a job keeps records; list fewer of them.");
        }
    }
}
