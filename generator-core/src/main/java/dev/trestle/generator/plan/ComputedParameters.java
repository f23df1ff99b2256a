package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.COMPUTED_PARAMETER;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNKNOWN_PARAMETER;

import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.ParameterSpec;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.plan.model.ComputedParameter;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.type.JavaNames;
import dev.trestle.generator.query.QueryParameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parameters of a route that functions of computed columns compute, and the fields of requests that these functions take.
 *
 * @param found each with its column; those with a mistake are missing, and reported
 * @param computed the names of all, with a mistake or not
 */
record ComputedParameters(PlanScope scope, List<Computed> found, List<String> computed) {

    /** A parameter, and the column whose function computes it. */
    private record Computed(QueryParameter parameter, ComputedColumns.Found column, List<Taken> taken, InputField bound) {}

    /** An input of a function, and the field that takes its place. */
    private record Taken(String input, boolean nullable, InputField field) {}

    /** Of a route without any. */
    static ComputedParameters none(PlanScope scope) {
        return new ComputedParameters(scope, List.of(), List.of());
    }

    /** Those that a route lists; {@code parameters} are those of its statements, and mistakes are reported. */
    static ComputedParameters find(PlanScope scope, List<ParameterSpec> specs, List<QueryParameter> parameters, QueryInputs.Words words) {
        ParameterFit fit = new ParameterFit(scope);
        List<Computed> found = new ArrayList<>();
        List<String> known = parameters.stream().map(QueryParameter::name).toList();
        for (ParameterSpec spec : specs) {
            String name = spec.name().value();
            Optional<QueryParameter> parameter = parameters.stream().filter(one -> one.name().equals(name)).findFirst();
            if (parameter.isEmpty()) {
                scope.diagnostics().report(UNKNOWN_PARAMETER, spec.name().location(),
                        words.hasNo() + " ':" + name + "'" + Suggestion.didYouMean(name, known) + ".");
            }
            column(scope, spec.column()).ifPresent(column -> {
                Optional<List<Taken>> taken = taken(scope, spec, column);
                parameter.flatMap(one -> fit.bound(one, column, spec.name().location())).ifPresent(bound ->
                        taken.ifPresent(fields -> found.add(new Computed(parameter.orElseThrow(), column, fields, bound))));
            });
        }
        return new ComputedParameters(scope, List.copyOf(found), specs.stream().map(spec -> spec.name().value()).toList());
    }

    private static Optional<ComputedColumns.Found> column(PlanScope scope, Located<String> name) {
        List<String> known = scope.functions().known();
        if (!known.contains(name.value())) {
            String suggestion = Suggestion.didYouMean(name.value(), known);
            scope.diagnostics().report(COMPUTED_PARAMETER, name.location(), Quoted.of(name.value()) + " is not a column of 'computed'"
                    + (!suggestion.isEmpty() ? suggestion : known.isEmpty() ? "; declare it at the top of the file"
                            : ", which has " + String.join(", ", known)) + ".");
        }
        if (scope.functions().columns().missing().stream().anyMatch(found -> found.spec().column().value().equals(name.value()))) {
            scope.diagnostics().report(COMPUTED_PARAMETER, name.location(), Quoted.of(name.value())
                    + " is not in the database yet; a migration has to add it before queries use its function.");
        }
        return scope.functions().find(name.value());
    }

    private static Optional<List<Taken>> taken(PlanScope scope, ParameterSpec spec, ComputedColumns.Found column) {
        List<String> inputs = column.from().stream().map(source -> source.column().name()).toList();
        String function = "The function of " + Quoted.of(spec.column().value());
        spec.from().stream().map(ParameterSpec.Field::input).filter(input -> !inputs.contains(input.value())).forEach(input ->
                scope.diagnostics().report(COMPUTED_PARAMETER, input.location(), function + " does not take " + Quoted.of(input.value())
                        + Suggestion.didYouMean(input.value(), inputs) + "; its inputs are: " + String.join(", ", inputs) + "."));
        List<Taken> taken = new ArrayList<>();
        for (ColumnFinder.Found source : column.from()) {
            String input = source.column().name();
            Optional<ParameterSpec.Field> field = spec.from().stream().filter(one -> one.input().value().equals(input)).findFirst();
            if (field.isEmpty()) {
                scope.diagnostics().report(COMPUTED_PARAMETER, spec.name().location(), function + " also takes " + Quoted.of(input)
                        + "; add it to 'from' with the field that takes its place.");
            }
            field.flatMap(one -> taken(scope, column, source, one.field())).ifPresent(taken::add);
        }
        return taken.size() == inputs.size() && spec.from().size() == inputs.size() ? Optional.of(List.copyOf(taken)) : Optional.empty();
    }

    private static Optional<Taken> taken(PlanScope scope, ComputedColumns.Found column, ColumnFinder.Found source, Located<String> field) {
        boolean nullable = !source.column().notNull();
        String name = ColumnFinder.bare(field.value());
        return scope.fields().argument(column.table(), source.column(), name, nullable && name.equals(field.value()), field.location())
                .map(made -> new Taken(source.column().name(), nullable, made));
    }

    /** Whether a function computes the parameter of this name. */
    boolean computes(String name) {
        return computed.contains(name);
    }

    /** The fields of requests by name; a function may share its field with another one. */
    private Map<String, InputField> fields() {
        Map<String, InputField> fields = new LinkedHashMap<>();
        found.stream().flatMap(one -> one.taken.stream()).forEach(taken -> fields.merge(taken.field.name(), taken.field, this::shared));
        return fields;
    }

    private InputField shared(InputField one, InputField other) {
        if (!one.type().unlimited().equals(other.type().unlimited())) {
            scope.diagnostics().report(COMPUTED_PARAMETER, other.location(), "The field " + Quoted.of(other.name()) + " takes the place of inputs"
                    + " or parameters of different types; give this one another name.");
        }
        return one.presence().nullable() ? other : one;
    }

    /** Reports the inputs of queries of files that have the name of a parameter which is computed. */
    void refuseInFiles(List<InputField> inputs) {
        inputs.stream().filter(input -> computes(input.name())).forEach(input -> scope.diagnostics().report(COMPUTED_PARAMETER, input.location(),
                "':" + input.name() + "' is also a parameter of a part that reads files, which no function computes; rename it in one of them."));
    }

    /** What requests have in the place of the parameters of the statements: the others, and the fields that functions take. */
    List<QueryParameter> requested(List<QueryParameter> parameters) {
        List<QueryParameter> requested = new ArrayList<>();
        for (QueryParameter parameter : parameters) {
            Stream<QueryParameter> instead = computes(parameter.name())
                    ? found.stream().filter(one -> one.parameter.name().equals(parameter.name())).flatMap(one -> one.taken.stream())
                            .map(taken -> asParameter(taken.field, parameter))
                    : Stream.of(parameter);
            instead.filter(one -> requested.stream().noneMatch(other -> other.name().equals(one.name()))).forEach(requested::add);
        }
        return requested;
    }

    private static QueryParameter asParameter(InputField field, QueryParameter parameter) {
        return new QueryParameter(field.name(), parameter.type(), field.location(), field.presence().nullable(), parameter.reason(),
                parameter.modifiers());
    }

    /** The field of a request, made of what the functions and the statements say of it; empty if its type is not mapped. */
    Optional<InputField> field(QueryParameter requested, List<QueryParameter> parameters, Location location) {
        Optional<InputField> own = Optional.ofNullable(fields().get(requested.name())).map(field -> at(field, location));
        boolean isParameter = !computes(requested.name()) && parameters.stream().anyMatch(one -> one.name().equals(requested.name()));
        return !isParameter && own.isPresent() ? own : scope.fields()
                .parameter(parameters.stream().filter(one -> one.name().equals(requested.name())).findFirst().orElse(requested), location)
                .map(parameter -> own.map(field -> shared(parameter, field)).orElse(parameter));
    }

    private static InputField at(InputField field, Location location) {
        return new InputField(field.name(), JavaNames.component(field.name()), field.sql(), field.type(), field.presence(), field.placeholder(),
                field.comment(), location);
    }

    /** The parameters, with the fields as requests have them. */
    List<ComputedParameter> plan(Map<String, InputField> fields) {
        return found.stream().filter(one -> one.taken.stream().allMatch(taken -> fields.containsKey(taken.field.name()))).map(one -> {
            String className = scope.functions().className(one.column);
            return new ComputedParameter(one.bound, one.column.spec().column().value(), className, JavaNames.accessor(className),
                    one.taken.stream().map(taken -> new ComputedParameter.Argument(
                            taken.input, fields.get(taken.field.name()), taken.nullable)).toList());
        }).toList();
    }
}
