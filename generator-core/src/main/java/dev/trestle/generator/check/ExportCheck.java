package dev.trestle.generator.check;

import static dev.trestle.generator.diagnostic.DiagnosticCode.EXPORTS_PATH;
import static dev.trestle.generator.diagnostic.DiagnosticCode.INVALID_VALUE;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.plan.Endpoint;
import dev.trestle.generator.plan.Plan;
import dev.trestle.generator.plan.RecordLimit;
import dev.trestle.generator.plan.RoutePlan;

/** What is kept for an export can be kept, and nobody else answers for exports. */
final class ExportCheck implements PlanCheck {

    @Override
    public void check(Plan plan, Diagnostics diagnostics) {
        boolean exports = plan.routes().stream().anyMatch(route -> route.export().isPresent());
        for (RoutePlan route : plan.routes()) {
            Endpoint endpoint = route.endpoint();
            if (exports && endpoint.answersForExports()) {
                diagnostics.report(EXPORTS_PATH, endpoint.pathLocation(), endpoint.method() + " " + endpoint.path()
                        + " is where a service with 'exports.http: true' answers for its exports, which this route hides;"
                        + " give it another path, or leave 'exports.http' false.");
            }
            route.export().filter(export -> export.kept() && !RecordLimit.fitsOutputs(route.outputs()))
                    .ifPresent(export -> diagnostics.report(INVALID_VALUE, export.location(), "The route '"
                            + endpoint.className() + "' has more outputs than a Java record can hold, and what"
                            + " waits for its export is kept as a record; list fewer of them."));
        }
    }
}
