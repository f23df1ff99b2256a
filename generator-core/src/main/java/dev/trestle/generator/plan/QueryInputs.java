package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.DUPLICATE_INPUT;
import static dev.trestle.generator.diagnostic.DiagnosticCode.MISSING_PARAMETER;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNKNOWN_PARAMETER;

import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.RouteHead;
import dev.trestle.generator.config.UploadSpec;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.query.QueryParameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The inputs of a route that are parameters of what it runs.
 *
 * @param listed as the route lists them; empty for the order of the statement
 * @param computed the parameters that functions compute
 * @param words for messages
 */
record QueryInputs(
        PlanScope scope, RouteHead head, Optional<List<Located<String>>> listed, UploadSpec uploads, ComputedParameters computed, Words words) {

    /**
     * The words for what has the parameters.
     *
     * @param hasNo begins a sentence about a parameter that is unknown
     * @param of ends one about a parameter that is known
     * @param kind what an input in a path has to be
     */
    record Words(String hasNo, String of, String kind) {

        static Words ofQuery(String name) {
            return new Words("The query '" + name + "' has no parameter", "of the query '" + name + "'", "a parameter of the query");
        }

        static Words ofParts() {
            return new Words("No part has a parameter", "of a part", "a parameter of a part");
        }
    }

    /**
     * The fields of a request by name, in the order of the route's inputs, or else of the parameters; the inputs of a function in the place of
     * a parameter that it computes.
     */
    Map<String, InputField> plan(List<QueryParameter> parameters) {
        return plan(parameters, List.of());
    }

    /** The same with further fields, which are no parameters of queries of the database. */
    Map<String, InputField> plan(List<QueryParameter> parameters, List<InputField> more) {
        Map<String, InputField> fields = new LinkedHashMap<>();
        List<QueryParameter> requested = computed.requested(parameters);
        order(requested).forEach((name, location) -> requested.stream()
                .filter(parameter -> parameter.name().equals(name))
                .flatMap(parameter -> input(parameter, parameters, location).stream())
                .forEach(field -> fields.put(name, field)));
        more.forEach(field -> fields.putIfAbsent(field.name(), field));
        new PathInputs(head, words.kind(), scope.diagnostics())
                .fit(List.copyOf(fields.values()))
                .forEach(field -> fields.put(field.name(), field));
        return fields;
    }

    private Optional<InputField> input(QueryParameter parameter, List<QueryParameter> parameters, Location location) {
        Optional<InputField> plain = computed.field(parameter, parameters, location)
                .map(field -> isNeverNull(field.name()) ? field.neverNull() : field);
        return UploadPlanner.names(uploads, parameter.name())
                ? plain.flatMap(field -> scope.uploads().parameter(uploads, field, parameter.type()))
                : plain;
    }

    /** Whether the route says so by {@code name!}, whatever the query says. */
    boolean isNeverNull(String parameter) {
        return Stream.concat(listed.orElse(List.of()).stream(), uploads.inputs().stream())
                .map(Located::value)
                .anyMatch(name -> !name.equals(parameter) && ColumnFinder.bare(name).equals(parameter));
    }

    /** Where each parameter is asked for: in the inputs and the uploads, or, without inputs, where it stands. */
    private Map<String, Location> order(List<QueryParameter> parameters) {
        Map<String, Location> order = new LinkedHashMap<>();
        listed.ifPresentOrElse(
                inputs -> find(inputs, parameters, order),
                () -> parameters.forEach(parameter -> order.put(parameter.name(), parameter.location())));
        Map<String, Location> files = new LinkedHashMap<>();
        find(scope.uploads().apart(uploads, listed), parameters, files);
        order.putAll(files);
        for (QueryParameter parameter : parameters) {
            if (!order.containsKey(parameter.name())) {
                scope.diagnostics().report(MISSING_PARAMETER, head.location(), "The inputs leave out the parameter ':"
                        + parameter.name() + "' " + words.of() + "; add it, or remove the inputs line.");
            }
        }
        return order;
    }

    private void find(List<Located<String>> inputs, List<QueryParameter> parameters, Map<String, Location> order) {
        List<String> known = parameters.stream().map(QueryParameter::name).toList();
        for (Located<String> input : inputs) {
            String name = known.contains(input.value()) ? input.value() : ColumnFinder.bare(input.value());
            if (!known.contains(name) && computed.computes(name)) {
                scope.diagnostics().report(UNKNOWN_PARAMETER, input.location(), "':" + name + "' is computed, so requests do not have it; name the"
                        + " fields that it is computed from.");
            } else if (!known.contains(name)) {
                scope.diagnostics().report(UNKNOWN_PARAMETER, input.location(), words.hasNo() + " ':" + name + "'"
                        + Suggestion.didYouMean(name, known) + ".");
                Suggestion.nearest(name, known)
                        .filter(meant -> inputs.stream()
                                .noneMatch(other -> ColumnFinder.bare(other.value()).equals(meant)))
                        .ifPresent(meant -> order.putIfAbsent(meant, input.location()));
            } else if (order.put(name, input.location()) != null) {
                scope.diagnostics().report(
                        DUPLICATE_INPUT, input.location(), "'" + input.value() + "' is listed twice; remove one.");
            }
        }
    }
}
