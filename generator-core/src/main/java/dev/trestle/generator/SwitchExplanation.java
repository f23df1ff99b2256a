package dev.trestle.generator;

import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.SwitchPlan;
import dev.trestle.generator.plan.model.VariantPlan;
import java.util.ArrayList;
import java.util.List;

/** Lays out the variants of a switch route. */
final class SwitchExplanation {

    private SwitchExplanation() {}

    /** The lines about the switch route of this name; none if there is no such route. */
    static List<String> lines(Plan plan, String name) {
        List<String> lines = new ArrayList<>();
        plan.routes().stream()
                .filter(route -> route.endpoint().className().equals(name))
                .filter(SwitchPlan.class::isInstance)
                .map(SwitchPlan.class::cast)
                .forEach(route -> lines.addAll(lines(route)));
        return lines;
    }

    private static List<String> lines(SwitchPlan route) {
        Endpoint endpoint = route.endpoint();
        List<String> lines = new ArrayList<>(List.of(
                endpoint.className() + ": " + endpoint.method() + " " + endpoint.path() + ", answered by one of its variants",
                "", "Variants, with the percentages at the first start"));
        lines.addAll(ExplanationText.table(route.variants().stream().map(SwitchExplanation::row).toList()));
        lines.addAll(List.of("", "Choice", "  " + route.stickyHeader()
                .map(header -> "by the header " + header + "; random without it").orElse("random for each request")));
        return lines;
    }

    private static List<String> row(VariantPlan variant) {
        Endpoint endpoint = variant.route().endpoint();
        return List.of(variant.name(), variant.percentage() + " %", endpoint.method() + " " + endpoint.path());
    }
}
