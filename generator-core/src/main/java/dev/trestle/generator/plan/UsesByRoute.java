package dev.trestle.generator.plan;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.plan.model.CheckedTable;
import dev.trestle.generator.plan.model.CompositePlan;
import dev.trestle.generator.plan.model.EnumPlan;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.RouteUses;
import dev.trestle.generator.plan.model.ValueType;
import dev.trestle.generator.plan.type.GeneratedWithin;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Remembers what each route was planned with, until it is known what all of them use. */
final class UsesByRoute {

    private final PlanScope scope;
    private final Map<String, Taken> byClass = new TreeMap<>();

    private record Taken(List<ValueType> types, Map<String, Map<Column, Boolean>> columns) {}

    UsesByRoute(PlanScope scope) {
        this.scope = scope;
    }

    /** What was used since the last route belongs to this one. */
    void planned(RoutePlan route) {
        // The variants of a switch rely on what it answers with.
        planned(route.endpoint().className(), route.isSwitch() ? List.of() : Stream.concat(
                route.inputs().stream().map(InputField::type), route.outputs().stream().map(OutputField::type)).toList());
    }

    /** What was used since then belongs to the class of this name, whose fields are of these types. */
    void planned(String className, List<ValueType> types) {
        byClass.put(className, new Taken(types, scope.uses().take()));
    }

    /** By the names of the classes of routes and computed columns. */
    Map<String, RouteUses> of(List<CheckedTable> tables) {
        List<EnumPlan> enums = scope.generated().enums();
        List<CompositePlan> composites = scope.generated().composites();
        GeneratedWithin within = new GeneratedWithin(composites);
        Map<String, RouteUses> uses = new TreeMap<>();
        byClass.forEach((name, taken) -> {
            Set<String> types = taken.types.stream()
                    .flatMap(type -> type.match(within))
                    .collect(Collectors.toSet());
            uses.put(name, new RouteUses(
                    TableUses.used(taken.columns, tables),
                    enums.stream().map(EnumPlan::className).filter(types::contains).toList(),
                    composites.stream().map(CompositePlan::className).filter(types::contains).toList()));
        });
        return uses;
    }
}
