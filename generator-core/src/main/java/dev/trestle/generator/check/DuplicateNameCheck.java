package dev.trestle.generator.check;

import static dev.trestle.generator.diagnostic.DiagnosticCode.DUPLICATE_NAME;
import static dev.trestle.generator.diagnostic.DiagnosticCode.NAME_CLASH;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.plan.model.ComputedKeyPlan;
import dev.trestle.generator.plan.model.ComputedPlan;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.ReservedNames;
import dev.trestle.generator.plan.model.ResponsePlan;
import dev.trestle.generator.plan.model.RoutePlan;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** No two classes have the same name, nor names that one file on a disk that ignores case would share. */
final class DuplicateNameCheck implements PlanCheck {

    @Override
    public void check(Plan plan, Diagnostics diagnostics) {
        Map<String, String> owners = new HashMap<>();
        owners.put(fold(plan.apiClass()), "the class of all routes");
        owners.put(fold(plan.schemaClass()), "the class of all tables");
        if (!plan.codecs().isEmpty()) {
            owners.put(fold(plan.codecsClass()), "the class of all codecs");
        }
        if (!plan.targets().isEmpty()) {
            owners.put(fold(plan.targetsClass()), "the class of all targets");
        }
        if (!plan.datasets().isEmpty()) {
            owners.put(fold(plan.filesClass()), "the class of all datasets");
        }
        if (!plan.computed().limits().isEmpty()) {
            owners.put(fold(plan.computed().limitsClass()), "the class of all limits");
        }
        if (!plan.computed().isEmpty()) {
            ReservedNames.ofComputed().forEach(name -> owners.put(fold(name), "a class that the code of computed columns uses"));
        }
        if (!plan.history().isEmpty()) {
            ReservedNames.ofHistory().forEach(name -> owners.put(fold(name), "a class that the code of tables with history uses"));
        }
        if (plan.routes().stream().anyMatch(RoutePlan::isList)) {
            ReservedNames.ofLists().forEach(name -> owners.put(fold(name), "a class that the code of list routes uses"));
        }
        if (plan.routes().stream().anyMatch(RoutePlan::isSwitch)) {
            ReservedNames.ofSwitches().forEach(name -> owners.put(fold(name), "a class that the code of switch routes uses"));
        }
        plan.document().ifPresent(document ->
                owners.put(fold("ApiDocument"), "a class that the code of the document of the API uses"));
        plan.apiParts().forEach(part -> owners.put(fold(part.className()), "the class of a share of the routes"));
        Location file = new Location.Whole(plan.source());
        Map<String, String> types = new LinkedHashMap<>();
        plan.enums().forEach(type -> types.put("the enumerated type " + type.sql(), type.className()));
        plan.composites().forEach(type -> types.put("the composite type " + type.sql(), type.className()));
        types.forEach((type, className) -> {
            String other = owners.putIfAbsent(fold(className), type);
            if (other != null) {
                diagnostics.report(NAME_CLASH, file, "T" + type.substring(1) + " becomes the class '" + className
                        + "', and so does " + other + "; rename one of the types.");
            }
        });
        plan.rows().forEach(row -> owners.put(fold(row.className()), "the record for rows of " + row.sql()));
        for (ComputedKeyPlan key : plan.computed().keys()) {
            String other = owners.putIfAbsent(fold(key.className()), "the record for keys of " + key.table().sql());
            if (other != null) {
                diagnostics.report(NAME_CLASH, location(plan, key), "The record for keys of " + key.table().sql() + " becomes the class '"
                        + key.className() + "', and so does " + other + "; rename one of the two.");
            }
        }
        for (ComputedPlan column : plan.computed().all()) {
            String other = owners.putIfAbsent(fold(column.className()), "the computed column " + column.name());
            if (other != null) {
                diagnostics.report(NAME_CLASH, column.location(), "The computed column '" + column.name() + "' becomes the class '"
                        + column.className() + "', and so does " + other + "; rename one of the two.");
            }
        }
        for (ResponsePlan response : plan.responses()) {
            String other = owners.putIfAbsent(fold(response.className()), "the response at " + response.location());
            if (other != null) {
                diagnostics.report(DUPLICATE_NAME, response.location(), "The name '" + response.className()
                        + "' is already used by " + other + "; give this response another name.");
            }
        }
        for (RoutePlan route : plan.routes()) {
            Endpoint endpoint = route.endpoint();
            String other = owners.putIfAbsent(
                    fold(endpoint.className()), "the route at " + endpoint.location());
            if (other != null) {
                diagnostics.report(DUPLICATE_NAME, endpoint.location(), "The name '" + endpoint.className()
                        + "' is already used by " + other + "; give this route another 'name'.");
            }
        }
    }

    /** That of the first computed column of its table; two tables may have one name here. */
    private static Location location(Plan plan, ComputedKeyPlan key) {
        return plan.computed().columns().stream()
                .filter(column -> key.table().columns().contains(column.column()))
                .findFirst().map(ComputedPlan::location).orElseGet(() -> new Location.Whole(plan.source()));
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
