package dev.trestle.runtime.cells;

import dev.trestle.runtime.types.DateTimeText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts of cells, as CSV has them. A cell is a text, or a value of the class that the codec of its type has: Long for all integers,
 * Boolean, Float, Double, BigDecimal, UUID, LocalDate, LocalTime, LocalDateTime or Instant, and not infinite.
 */
public final class CellText {

    private CellText() {}

    /**
     * The text of a cell.
     *
     * @param cell not null
     * @return as CSV has it
     */
    public static String of(Object cell) {
        return switch (cell) {
            case String text -> text;
            case BigDecimal number -> number.toPlainString();
            case LocalDate date -> DateTimeText.ISO.date(date);
            case LocalTime time -> DateTimeText.ISO.time(time);
            case LocalDateTime timestamp -> DateTimeText.ISO.timestamp(timestamp);
            case Instant timestamp -> DateTimeText.ISO.timestamptz(timestamp);
            default -> cell.toString();
        };
    }

    /**
     * The texts of the cells of a row.
     *
     * @param cells null for null; not changed afterwards
     * @return made when they are needed, null for null
     */
    public static List<@Nullable String> all(List<? extends @Nullable Object> cells) {
        return new AbstractList<>() {
            @Override
            public @Nullable String get(int index) {
                Object cell = cells.get(index);
                return cell == null ? null : of(cell);
            }

            @Override
            public int size() {
                return cells.size();
            }
        };
    }
}
