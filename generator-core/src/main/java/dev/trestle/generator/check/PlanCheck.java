package dev.trestle.generator.check;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.plan.model.Plan;
import java.util.List;

/** One rule over a finished plan. */
@FunctionalInterface
public interface PlanCheck {

    /** Reports what breaks the rule. */
    void check(Plan plan, Diagnostics diagnostics);

    /** Every rule; a plan that breaks none of them can be printed. */
    List<PlanCheck> ALL = List.of(
            new DuplicatePathCheck(),
            new ServicePathCheck(),
            new DuplicateNameCheck(),
            new ReservedNameCheck(),
            new NameClashCheck(),
            new NameLengthCheck(),
            new HookLimitCheck(),
            new BackgroundCheck(),
            new ExportCheck());
}
