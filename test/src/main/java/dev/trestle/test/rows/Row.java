package dev.trestle.test.rows;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored row, with the defaults and generated values of PostgreSQL.
 *
 * @param table its name, as it was given
 * @param texts the values as PostgreSQL writes them, by column; null for NULL
 */
public record Row(String table, Map<String, @Nullable String> texts) {

    /** Keeps the order of the columns. */
    public Row {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /** Whether the value of a column is NULL. */
    public boolean isNull(String column) {
        return raw(column) == null;
    }

    /**
     * A value as text.
     *
     * @throws RowsException if it is NULL, or the table has no such column
     */
    public String text(String column) {
        String text = raw(column);
        if (text == null) {
            throw new RowsException(table + "." + column + " is null", null);
        }
        return text;
    }

    /** A whole number; throws {@link NumberFormatException} for other values. */
    public int integer(String column) {
        return Integer.parseInt(text(column));
    }

    /** A whole number; throws {@link NumberFormatException} for other values. */
    public long number(String column) {
        return Long.parseLong(text(column));
    }

    /** A number; throws {@link NumberFormatException} for other values. */
    public BigDecimal decimal(String column) {
        return new BigDecimal(text(column));
    }

    /** A UUID; throws {@link IllegalArgumentException} for other values. */
    public UUID uuid(String column) {
        return UUID.fromString(text(column));
    }

    private @Nullable String raw(String column) {
        if (!texts.containsKey(column)) {
            throw new RowsException(table + " has no column '" + column + "'; its columns are " + String.join(", ", texts.keySet()), null);
        }
        return texts.get(column);
    }
}
