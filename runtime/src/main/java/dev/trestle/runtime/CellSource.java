package dev.trestle.runtime;

import dev.trestle.runtime.cells.CellText;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one row of a table, such as a record of CSV. Each is as {@link CellText} has it, or null. */
final class CellSource extends TextSource {

    private final List<String> names;
    private final List<? extends @Nullable Object> cells;
    private final Set<String> absentIfNull;
    private final boolean written;
    private int column = -1;

    /** {@code written} says whether the cells are those of a text. */
    CellSource(
            JsonHttp http, RequestErrors errors, List<String> names, List<? extends @Nullable Object> cells, Set<String> absentIfNull,
            boolean written) {
        super(http, errors);
        this.names = names;
        this.cells = cells;
        this.absentIfNull = absentIfNull;
        this.written = written;
    }

    @Override
    public boolean next() {
        do {
            column++;
        } while (column < names.size() && isNull() && absentIfNull.contains(names.get(column)));
        if (column == names.size()) {
            return false;
        }
        errors.place().field(names.get(column));
        return true;
    }

    @Override
    public boolean isNull() {
        return cells.get(column) == null;
    }

    @Override
    public <T> @Nullable T typed(Class<T> type) {
        Object cell = cells.get(column);
        return type.isInstance(cell) ? type.cast(cell) : null;
    }

    @Override
    public long integer(long min, long max) {
        return cells.get(column) instanceof Long cell ? values.integer(cell, true, min, max) : super.integer(min, max);
    }

    @Override
    public boolean bool() {
        return cells.get(column) instanceof Boolean cell ? cell : super.bool();
    }

    @Override
    public @Nullable String string() {
        Object cell = cells.get(column);
        if (cell == null) {
            errors.add(ErrorCode.NULL_NOT_ALLOWED, "must not be null"
                    + (written ? "; an empty field is null, and \"\" is an empty string" : ""));
        }
        return cell == null ? null : CellText.of(cell);
    }

    @Override
    public @Nullable Upload upload() {
        errors.add(ErrorCode.WRONG_TYPE, "has to be a file of a form");
        return null;
    }

    @Override
    public @Nullable RequestSource array() {
        return jsonArray();
    }

    @Override
    public boolean nextItem() {
        throw new IllegalStateException("A cell has no items");
    }
}
