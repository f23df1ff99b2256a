package dev.trestle.generator.check;

import static dev.trestle.generator.diagnostic.DiagnosticCode.INVALID_VALUE;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.plan.model.ComputedPlan;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.RoutePlan;
import java.util.List;

/** The constructor of all routes takes every hook and every function, and a constructor takes 254 values (JVMS 4.3.3). */
final class HookLimitCheck implements PlanCheck {

    private static final int MOST = 200;

    @Override
    public void check(Plan plan, Diagnostics diagnostics) {
        List<RoutePlan> hooked = plan.routes().stream().filter(RoutePlan::hooked).toList();
        List<ComputedPlan> functions = plan.computed().all();
        if (hooked.size() <= MOST && hooked.size() + functions.size() > MOST) {
            diagnostics.report(INVALID_VALUE, functions.get(MOST - hooked.size()).location(), "One API can have at most " + MOST
                    + " hooks and functions, but these are " + (hooked.size() + functions.size()) + "; move some of them to another"
                    + " routes file, with another package.");
        }
        if (hooked.size() > MOST) {
            diagnostics.report(INVALID_VALUE, hooked.get(MOST).endpoint().location(), "This is hook number "
                    + (MOST + 1) + ", but one API can have at most " + MOST + "; move some routes to another routes file,"
                    + " with another package.");
        }
    }
}
