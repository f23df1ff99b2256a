package dev.trestle.formats.arrow;

import dev.trestle.runtime.BodyRows;
import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the types of columns are those of the fields of the route. */
final class ColumnTypes {

    private static final Set<String> TYPES = Set.of(ErrorCode.WRONG_TYPE.wireName(), ErrorCode.INVALID_FORMAT.wireName());

    private ColumnTypes() {}

    /**
     * Has a value of each type read as those of rows are.
     *
     * @throws HttpProblem 422 for columns whose type does not fit
     */
    static void check(List<ArrowField> columns, Set<String> known, BodyRows<?> rows) {
        List<ArrowField> typed = columns.stream()
                .filter(column -> known.contains(column.name()) && !column.sample().isEmpty()).toList();
        String row = typed.stream().map(column -> JsonString.of(column.name()) + ":" + column.sample())
                .collect(Collectors.joining(",", "{", "}"));
        FieldError[] errors = rows.mistakes(row.getBytes(StandardCharsets.UTF_8)).stream()
                .filter(error -> TYPES.contains(error.code()))
                .flatMap(error -> typed.stream().filter(column -> error.pointer().equals(FieldError.pointer(column.name()))
                                || error.pointer().startsWith(FieldError.pointer(column.name()) + "/"))
                        .map(column -> FieldError.of(error.pointer(), ErrorCode.WRONG_TYPE,
                                "is " + column.type() + " in the body, but " + error.message())))
                .toArray(FieldError[]::new);
        if (errors.length > 0) {
            throw HttpProblem.unprocessable(errors);
        }
    }
}
