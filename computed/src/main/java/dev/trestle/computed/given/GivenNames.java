package dev.trestle.computed.given;

import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.types.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares the names of values with those of the inputs.
 *
 * @param columns the inputs
 */
record GivenNames(List<GivenColumn> columns) {

    List<FieldError> errors(GivenValues values) {
        List<FieldError> errors = new ArrayList<>();
        for (int row = 0; row < values.rows().size(); row++) {
            String place = GivenValues.pointer(row);
            unknown(values.rows().get(row), place, errors);
            missing(values.rows().get(row), place, errors);
        }
        return errors;
    }

    private void unknown(Map<String, @Nullable Json> row, String place, List<FieldError> errors) {
        List<String> names = columns.stream().map(GivenColumn::name).toList();
        row.keySet().stream().filter(name -> !names.contains(name)).forEach(name -> errors.add(FieldError.of(
                place + FieldError.pointer(name), ErrorCode.UNKNOWN_FIELD,
                "is not an input of the column; these are: " + String.join(", ", names))));
    }

    private void missing(Map<String, @Nullable Json> row, String place, List<FieldError> errors) {
        for (GivenColumn column : columns) {
            if (column.required() && row.get(column.name()) == null) {
                boolean isNull = row.containsKey(column.name());
                errors.add(FieldError.of(place + FieldError.pointer(column.name()),
                        isNull ? ErrorCode.NULL_NOT_ALLOWED : ErrorCode.REQUIRED, isNull ? "must not be null" : "is required"));
            }
        }
    }
}
