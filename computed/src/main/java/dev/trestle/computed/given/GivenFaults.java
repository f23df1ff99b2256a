package dev.trestle.computed.given;

import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.postgres.UnreadableValue;
import dev.trestle.runtime.types.Json;
import io.helidon.http.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values that a type refuses, after a statement with all of them has failed: objects one by one, then their values.
 *
 * @param columns the inputs
 * @param bound to the transaction
 */
record GivenFaults<I>(GivenInputs<I> given, List<GivenColumn> columns, Database bound) {

    List<FieldError> errors(GivenValues values) {
        List<FieldError> errors = new ArrayList<>();
        for (int row = 0; row < values.rows().size(); row++) {
            Map<String, @Nullable Json> one = values.rows().get(row);
            String place = GivenValues.pointer(row);
            refusal(() -> given.inputs(GivenInputs.json(List.of(one), columns), columns, bound)).ifPresent(problem -> {
                List<FieldError> found = columns.stream().flatMap(column -> fault(one, place, column).stream()).toList();
                errors.addAll(found.isEmpty()
                        ? List.of(FieldError.of(place, ErrorCode.INVALID_VALUE, "has a value that the service cannot read")) : found);
            });
        }
        return errors;
    }

    private Optional<FieldError> fault(Map<String, @Nullable Json> row, String place, GivenColumn column) {
        return refusal(() -> given.value(GivenInputs.json(List.of(row), List.of(column)), column, bound))
                .map(problem -> new FieldError(place + FieldError.pointer(column.name()), code(problem),
                        "is not a value of the type " + column.type()));
    }

    private static String code(HttpProblem problem) {
        return problem.errors().isEmpty() ? ErrorCode.INVALID_VALUE.wireName() : problem.errors().getFirst().code();
    }

    /** The problem of a refused value; other problems are thrown. */
    private static Optional<HttpProblem> refusal(Runnable statement) {
        try {
            statement.run();
            return Optional.empty();
        } catch (HttpProblem problem) {
            if (problem.status().equals(Status.UNPROCESSABLE_CONTENT_422) || problem.getCause() instanceof UnreadableValue) {
                return Optional.of(problem);
            }
            throw problem;
        }
    }
}
