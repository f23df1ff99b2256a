package dev.trestle.data;

import dev.trestle.runtime.types.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a column of DuckDB as the class that the codec of its type in PostgreSQL has. */
@FunctionalInterface
interface CellReader {

    /** DuckDB's infinity of dates, as the driver reads it. */
    LocalDate LAST_DAY = LocalDate.ofEpochDay(Integer.MAX_VALUE);

    /** DuckDB's -infinity of dates. */
    LocalDate FIRST_DAY = LocalDate.ofEpochDay(-Integer.MAX_VALUE);

    /** DuckDB's infinity of timestamps. */
    LocalDateTime LAST_TIME = LocalDateTime.parse("+294247-01-10T04:00:54.775807");

    /** DuckDB's -infinity of timestamps. */
    LocalDateTime FIRST_TIME = LocalDateTime.parse("-290308-12-21T19:59:05.224193");

    /** The value; null for null. */
    @Nullable Object read(ResultSet row, int column) throws SQLException;

    /** The readers of all columns. */
    static List<CellReader> of(ResultSetMetaData columns) throws SQLException {
        List<CellReader> readers = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            readers.add(of(columns.getColumnTypeName(i)));
        }
        return readers;
    }

    private static CellReader of(String type) throws SQLException {
        if (type.startsWith("DECIMAL")) {
            return ResultSet::getBigDecimal;
        }
        if (type.startsWith("ENUM")) {
            return ResultSet::getString;
        }
        return switch (type) {
            case "BOOLEAN" -> (row, column) -> present(row, row.getBoolean(column));
            case "TINYINT", "SMALLINT", "UTINYINT" -> (row, column) -> present(row, row.getShort(column));
            case "INTEGER", "USMALLINT" -> (row, column) -> present(row, row.getInt(column));
            case "BIGINT", "UINTEGER" -> (row, column) -> present(row, row.getLong(column));
            case "UBIGINT", "HUGEINT", "UHUGEINT" -> (row, column) ->
                    row.getObject(column) instanceof BigInteger value ? new BigDecimal(value) : null;
            case "FLOAT" -> (row, column) -> present(row, row.getFloat(column));
            case "DOUBLE" -> (row, column) -> present(row, row.getDouble(column));
            case "VARCHAR" -> ResultSet::getString;
            case "UUID" -> (row, column) -> row.getObject(column, UUID.class);
            case "DATE" -> (row, column) -> date(row.getObject(column, LocalDateTime.class));
            case "TIME" -> CellReader::time;
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> (row, column) ->
                    timestamp(row.getObject(column, LocalDateTime.class));
            case "TIMESTAMP WITH TIME ZONE" -> (row, column) -> instant(row.getObject(column, OffsetDateTime.class));
            case "BLOB" -> ResultSet::getBytes;
            case "JSON" -> (row, column) -> json(row.getString(column));
            // An untyped NULL.
            case "\"NULL\"" -> (row, column) -> null;
            default -> throw new SQLException("Unknown type of a column: " + type);
        };
    }

    private static <T> @Nullable T present(ResultSet row, T value) throws SQLException {
        return row.wasNull() ? null : value;
    }

    /** From a timestamp, as the driver loses the sign of years when it reads a date. */
    private static @Nullable LocalDate date(@Nullable LocalDateTime midnight) {
        if (midnight == null) {
            return null;
        }
        LocalDate value = midnight.toLocalDate();
        return value.equals(LAST_DAY) ? LocalDate.MAX : value.equals(FIRST_DAY) ? LocalDate.MIN : value;
    }

    /** The driver refuses 24:00, and no other time. */
    private static @Nullable LocalTime time(ResultSet row, int column) throws SQLException {
        try {
            return row.getObject(column, LocalTime.class);
        } catch (DateTimeException e) {
            return LocalTime.MAX;
        }
    }

    private static @Nullable LocalDateTime timestamp(@Nullable LocalDateTime value) {
        return value == null ? null
                : value.equals(LAST_TIME) ? LocalDateTime.MAX : value.equals(FIRST_TIME) ? LocalDateTime.MIN : value;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime value) {
        LocalDateTime time = timestamp(value == null ? null : value.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
        return time == null ? null : time.equals(LocalDateTime.MAX) ? Instant.MAX : time.equals(LocalDateTime.MIN) ? Instant.MIN
                : time.toInstant(ZoneOffset.UTC);
    }

    private static @Nullable Json json(@Nullable String text) {
        return text == null ? null : new Json(text);
    }
}
