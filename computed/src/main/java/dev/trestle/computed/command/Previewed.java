package dev.trestle.computed.command;

import dev.trestle.computed.ComputedColumn;
import dev.trestle.computed.MissingColumn;
import dev.trestle.computed.Previews;
import dev.trestle.computed.preview.Preview;
import dev.trestle.computed.preview.PreviewRequest;
import dev.trestle.runtime.database.Database;
import java.util.function.BiFunction;

/**
 * A column whose function can be previewed.
 *
 * @param name such as {@code film.summary}
 * @param preview makes a preview
 */
record Previewed(String name, BiFunction<PreviewRequest, Database, Preview<?>> preview) {

    /** Whether it is a column of generated code. */
    static boolean isColumn(Class<?> type) {
        return type == ComputedColumn.class || type == MissingColumn.class;
    }

    /** A column of generated code, in the database or not. */
    static Previewed of(Object column) {
        return switch (column) {
            case ComputedColumn<?, ?, ?> there -> new Previewed(there.name(), (request, database) -> Previews.withoutLimits(there, request, database));
            case MissingColumn<?, ?> missing ->
                    new Previewed(missing.name(), (request, database) -> Previews.withoutLimits(missing, request, database));
            default -> throw new IllegalArgumentException(column.getClass().getName());
        };
    }
}
