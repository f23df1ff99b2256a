package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.UNKNOWN_LIMIT;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNUSED_LIMIT;

import dev.trestle.generator.config.ComputedSpec;
import dev.trestle.generator.config.LimitSpec;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.Rate;
import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.plan.model.LimitPlan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The limits of calls, and the computed columns that name them. */
record ComputedLimits(List<LimitSpec> limits) {

    /** Reports limits that do not exist, and those that no column names. */
    static void check(RoutesFile file, Diagnostics diagnostics) {
        List<String> known = file.limits().stream().map(limit -> limit.name().value()).toList();
        List<Located<String>> named = file.computed().stream().map(ComputedSpec::limit).flatMap(Optional::stream).toList();
        for (Located<String> limit : named) {
            if (!known.contains(limit.value())) {
                diagnostics.report(UNKNOWN_LIMIT, limit.location(), unknown(limit.value(), known));
            }
        }
        // A column that was left out for a mistake may be the one that names the limit.
        if (!diagnostics.hasErrors()) {
            file.limits().stream()
                    .filter(limit -> named.stream().noneMatch(name -> name.value().equals(limit.name().value())))
                    .forEach(limit -> diagnostics.report(UNUSED_LIMIT, limit.name().location(), "No computed column names the limit "
                            + Quoted.of(limit.name().value()) + "; write 'limit: " + limit.name().value() + "' at a column, or remove it."));
        }
    }

    private static String unknown(String name, List<String> known) {
        String suggestion = Suggestion.didYouMean(name, known);
        if (known.isEmpty()) {
            return "There is no limit " + Quoted.of(name) + ", as the file has no 'limits'; write 'limits: {" + name
                    + ": {rate: 600/min}}' at its top.";
        }
        return "There is no limit " + Quoted.of(name) + (suggestion.isEmpty()
                ? "; 'limits' has " + known.stream().sorted().collect(Collectors.joining(", "))
                : suggestion) + ".";
    }

    /** The limit of a column. */
    Optional<LimitPlan> of(ComputedSpec spec) {
        return spec.limit().flatMap(name -> limits.stream().filter(limit -> limit.name().value().equals(name.value())).findFirst())
                .map(limit -> new LimitPlan(limit.name().value(), limit.name().value().toUpperCase(Locale.ROOT),
                        limit.rate().map(Rate::calls), limit.rate().map(Rate::per), limit.parallel()));
    }
}
