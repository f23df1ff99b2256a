package dev.trestle.generator.check;

import static dev.trestle.generator.diagnostic.DiagnosticCode.INVALID_VALUE;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.plan.Plan;
import dev.trestle.generator.plan.RecordLimit;
import dev.trestle.generator.plan.RoutePlan;

/** What is kept for an export can be kept. */
final class ExportCheck implements PlanCheck {

    @Override
    public void check(Plan plan, Diagnostics diagnostics) {
        for (RoutePlan route : plan.routes()) {
            route.export().filter(export -> export.kept() && !RecordLimit.fitsOutputs(route.outputs()))
                    .ifPresent(export -> diagnostics.report(INVALID_VALUE, export.location(), "The route '"
                            + route.endpoint().className() + "' has more outputs than a Java record can hold, and what"
                            + " waits for its export is kept as a record; list fewer of them."));
        }
    }
}
