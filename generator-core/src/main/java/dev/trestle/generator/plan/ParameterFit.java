package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.COMPUTED_PARAMETER;

import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.ScalarType;
import dev.trestle.generator.plan.model.ValueType;
import dev.trestle.generator.query.QueryParameter;
import java.util.Optional;

/** Whether a parameter takes the values of a column's function. */
record ParameterFit(PlanScope scope) {

    /** The parameter as it is bound; empty if it does not fit, which is reported. */
    Optional<InputField> bound(QueryParameter parameter, ComputedColumns.Found column, Location location) {
        // A column whose type is not mapped is reported where it is declared.
        Optional<ValueType> value = scope.fields().type(column.table(), column.column());
        Optional<InputField> bound = scope.fields().parameter(parameter, location);
        if (value.isEmpty() || bound.isEmpty()) {
            return Optional.empty();
        }
        String name = "':" + parameter.name() + "'";
        String columnName = Quoted.of(column.spec().column().value());
        if (!bound.get().type().unlimited().equals(value.get().unlimited())) {
            report(location, name + " is " + parameter.type().name().sql() + " in the query, but the function of " + columnName + " computes "
                    + column.column().typeText() + "; cast the parameter, or name another column.");
            return Optional.empty();
        }
        Optional<Integer> other = length(value.get())
                .flatMap(length -> parameter.modifiers().stream().filter(modifier -> !modifier.equals(length)).findFirst());
        other.ifPresent(length -> report(location, name + " is cast to or compared with a vector of the length " + length + " in the query, but "
                + columnName + " is " + column.column().typeText() + "; name the computed column of that length."));
        return other.isPresent() ? Optional.empty() : bound;
    }

    private void report(Location location, String message) {
        scope.diagnostics().report(COMPUTED_PARAMETER, location, message);
    }

    /** The length of a vector, of a column that has one; other modifiers matter to stored values alone. */
    private static Optional<Integer> length(ValueType type) {
        return type instanceof ValueType.Scalar scalar && scalar.type() == ScalarType.VECTOR
                ? scalar.limits().stream().findFirst() : Optional.empty();
    }
}
