package dev.trestle.generator.check;

import static dev.trestle.generator.diagnostic.DiagnosticCode.INVALID_VALUE;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.RecordLimit;
import dev.trestle.generator.plan.model.RoutePlan;

/** What is stored for an export can be stored. */
final class ExportCheck implements PlanCheck {

    @Override
    public void check(Plan plan, Diagnostics diagnostics) {
        for (RoutePlan route : plan.routes()) {
            Endpoint endpoint = route.endpoint();
            route.export().filter(export -> export.kept() && !RecordLimit.fitsOutputs(route.outputs()))
                    .ifPresent(export -> diagnostics.report(INVALID_VALUE, export.location(), "The route '"
                            + endpoint.className() + "' has more outputs than a Java record can hold, and an"
                            + " entry of an export is stored as a record; list fewer of them."));
        }
    }
}
