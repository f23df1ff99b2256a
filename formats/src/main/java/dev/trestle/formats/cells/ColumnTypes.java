package dev.trestle.formats.cells;

import dev.trestle.runtime.BodyRows;
import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether the types of columns are those of the fields of the route. */
public final class ColumnTypes {

    private static final Set<String> TYPES = Set.of(ErrorCode.WRONG_TYPE.wireName(), ErrorCode.INVALID_FORMAT.wireName());

    private ColumnTypes() {}

    /**
     * Checks the names of the columns of a schema.
     *
     * @param names of the columns
     * @throws HttpProblem 422 for names that occur again
     */
    public static void requireOnce(List<String> names) {
        Set<String> before = new HashSet<>();
        FieldError[] repeated = names.stream().filter(name -> !before.add(name))
                .map(name -> FieldError.of(FieldError.pointer(name), ErrorCode.REPEATED, "occurs more than once in the schema"))
                .toArray(FieldError[]::new);
        if (repeated.length > 0) {
            throw HttpProblem.unprocessable(repeated);
        }
    }

    /**
     * Has a value of each type read as those of rows are.
     *
     * @param columns of the body
     * @param known names of those that the route has
     * @param rows of the body
     * @throws HttpProblem 422 for columns whose type does not fit
     */
    public static void check(List<CellType> columns, Set<String> known, BodyRows<?> rows) {
        List<CellType> typed = columns.stream()
                .filter(column -> known.contains(column.name()) && !column.sample().isEmpty()).toList();
        List<FieldError> errors = new ArrayList<>();
        for (FieldError error : mistakes(typed, CellType::sample, rows)) {
            of(error, typed).ifPresent(column -> errors.add(wrong(error.pointer(), column, error.message())));
        }
        // Base64 is text as well, so that binary values would be stored as that.
        List<CellType> binary = typed.stream().filter(column -> column.sample().contains(CellType.BINARY)
                && errors.stream().noneMatch(error -> isOf(error, column))).toList();
        List<FieldError> refused = mistakes(binary, column -> column.sample().replace(CellType.BINARY, "\"!\""), rows);
        binary.stream().filter(column -> refused.stream().noneMatch(error -> isOf(error, column)))
                .forEach(column -> errors.add(wrong(FieldError.pointer(column.name()), column, "the field is not binary")));
        if (!errors.isEmpty()) {
            throw HttpProblem.unprocessable(errors.toArray(FieldError[]::new));
        }
    }

    private static FieldError wrong(String pointer, CellType column, String message) {
        return FieldError.of(pointer, ErrorCode.WRONG_TYPE, "is " + column.type() + " in the body, but " + message);
    }

    private static List<FieldError> mistakes(List<CellType> columns, Function<CellType, String> sample, BodyRows<?> rows) {
        String row = columns.stream().map(column -> JsonString.of(column.name()) + ":" + sample.apply(column))
                .collect(Collectors.joining(",", "{", "}"));
        return rows.mistakes(row.getBytes(StandardCharsets.UTF_8)).stream().filter(error -> TYPES.contains(error.code())).toList();
    }

    private static Optional<CellType> of(FieldError error, List<CellType> columns) {
        return columns.stream().filter(column -> isOf(error, column)).findFirst();
    }

    private static boolean isOf(FieldError error, CellType column) {
        String pointer = FieldError.pointer(column.name());
        return error.pointer().equals(pointer) || error.pointer().startsWith(pointer + "/");
    }
}
