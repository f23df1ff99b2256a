package dev.trestle.generator.check;

import static dev.trestle.generator.diagnostic.DiagnosticCode.NAME_CLASH;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.plan.model.ComputedKeyPlan;
import dev.trestle.generator.plan.model.ComputedPlan;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.ResponsePlan;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.RowPlan;
import java.util.HashMap;
import java.util.Map;

/** No two columns of one record become the same component. */
final class NameClashCheck implements PlanCheck {

    @Override
    public void check(Plan plan, Diagnostics diagnostics) {
        for (ResponsePlan response : plan.responses()) {
            Components fields = new Components("response", diagnostics);
            response.fields().forEach(field -> fields.add(field.name(), field.javaName(), field.location()));
        }
        for (ComputedPlan column : plan.computed().all()) {
            Components inputs = new Components("columns of 'from'", diagnostics);
            column.inputs().forEach(input -> inputs.add(input.name(), input.javaName(), input.location()));
            Components values = new Components("columns that the function fills", diagnostics);
            column.values().forEach(value -> values.add(value.name(), value.javaName(), value.location()));
        }
        for (ComputedKeyPlan key : plan.computed().keys()) {
            Components fields = new Components("primary key", diagnostics);
            key.fields().forEach(field -> fields.add(field.name(), field.javaName(), field.location()));
        }
        for (RoutePlan route : plan.routes()) {
            Components inputs = new Components("inputs", diagnostics);
            for (InputField input : route.inputs()) {
                inputs.add(input.name(), input.javaName(), input.location());
            }
            for (RowPlan row : route.exchange().gives().rows()) {
                Components outputs = new Components("outputs", diagnostics);
                row.outputs().forEach(output -> outputs.add(output.name(), output.javaName(), output.location()));
            }
        }
    }

    private static final class Components {
        private final String list;
        private final Diagnostics diagnostics;
        private final Map<String, String> nameByJavaName = new HashMap<>();

        Components(String list, Diagnostics diagnostics) {
            this.list = list;
            this.diagnostics = diagnostics;
        }

        void add(String name, String javaName, Location location) {
            String other = nameByJavaName.putIfAbsent(javaName, name);
            if (other != null) {
                diagnostics.report(NAME_CLASH, location, "'" + other + "' and '" + name + "' both become '" + javaName
                        + "' in Java; leave one of them out of the " + list + ", or rename it.");
            }
        }
    }
}
