package dev.trestle.generator.check;

import static dev.trestle.generator.diagnostic.DiagnosticCode.MISSING_MODULE;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.plan.model.ComputedPlan;
import dev.trestle.generator.plan.model.HistoryTable;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.ServiceModule;
import java.util.Optional;
import java.util.Set;

/**
 * The project has the modules that its routes need; one that it lacks is told once, at the first such route.
 *
 * @param artifacts of Trestle that the project depends on
 */
public record MissingModuleCheck(Set<String> artifacts) implements PlanCheck {

    @Override
    public void check(Plan plan, Diagnostics diagnostics) {
        for (ServiceModule module : ServiceModule.values()) {
            if (!artifacts.contains(module.artifact())) {
                first(module, plan).ifPresent(location -> diagnostics.report(MISSING_MODULE, location,
                        "The generated code needs the module '" + module.artifact()
                                + "'; add dev.trestle:" + module.artifact() + " to the dependencies of the project."));
            }
        }
    }

    private static Optional<Location> first(ServiceModule module, Plan plan) {
        Optional<Location> route = plan.routes().stream()
                .filter(module::isNeededBy).map(needs -> needs.endpoint().location()).findFirst();
        if (module == ServiceModule.COMPUTED) {
            return plan.computed().all().stream().map(ComputedPlan::location).findFirst();
        }
        if (module == ServiceModule.HISTORY) {
            return plan.history().tables().stream().map(HistoryTable::location).findFirst();
        }
        boolean byColumns = module == ServiceModule.FILES && !plan.media().isEmpty();
        return route.isEmpty() && byColumns ? Optional.of(new Location.Whole(plan.source())) : route;
    }
}
