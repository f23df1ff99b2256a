package dev.trestle.generator;

import dev.trestle.generator.config.ExportSpec;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.RouteSpec;
import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.config.TargetSpec;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.target.TableName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which targets the routes export into, and which of their tables. */
final class RouteTargets {

    private RouteTargets() {}

    /** The targets that are used, in the order of the file, each with its tables; what is wrong with names is reported. */
    static Map<TargetSpec, Set<TableName>> used(RoutesFile routes, Diagnostics diagnostics) {
        Map<String, Set<TableName>> tables = new LinkedHashMap<>();
        routes.targets().forEach(target -> tables.put(target.name().value(), new LinkedHashSet<>()));
        for (RouteSpec route : routes.all()) {
            route.export().ifPresent(export -> use(export, tables, diagnostics));
        }
        Map<TargetSpec, Set<TableName>> used = new LinkedHashMap<>();
        for (TargetSpec target : routes.targets()) {
            Set<TableName> names = tables.get(target.name().value());
            if (!names.isEmpty()) {
                used.put(target, names);
            } else if (!diagnostics.hasErrors()) {
                // A route that was left out for a mistake may be the one that uses the target.
                diagnostics.report(DiagnosticCode.UNUSED_TARGET, target.name().location(),
                        "No route exports into the target " + Quoted.of(target.name().value()) + ".");
            }
        }
        return used;
    }

    private static void use(ExportSpec export, Map<String, Set<TableName>> tables, Diagnostics diagnostics) {
        Located<String> target = export.target();
        Set<TableName> names = tables.get(target.value());
        if (names != null) {
            names.add(new TableName(export.dbSchema().map(Located::value), export.table().value()));
            return;
        }
        String wanted = Quoted.of(target.value());
        String suggestion = Suggestion.didYouMean(target.value(), tables.keySet());
        diagnostics.report(DiagnosticCode.UNKNOWN_TARGET, target.location(), tables.isEmpty()
                ? "There is no target " + wanted + ", as the file has no 'targets'; write 'targets: {"
                        + target.value() + ": {}}' at its top."
                : "There is no target " + wanted + (suggestion.isEmpty()
                        ? "; 'targets' has " + String.join(", ", new TreeSet<>(tables.keySet()))
                        : suggestion) + ".");
    }
}
