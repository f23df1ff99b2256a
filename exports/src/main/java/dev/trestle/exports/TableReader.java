package dev.trestle.exports;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of a target's table, with the same names of types as the generator's own reader.
 *
 * @param connection the target's
 * @param dialect the target's
 */
record TableReader(Connection connection, Dialect dialect) {

    /** The driver knows neither the types below domains nor search paths, and calls some integers serial. */
    private static final String POSTGRES = """
            WITH RECURSIVE base AS (
                SELECT attname, attnum, attnotnull AS required,
                       atthasdef OR attidentity <> '' OR attgenerated <> '' AS filled, atttypid AS type, atttypmod AS typmod,
                       EXISTS (SELECT FROM pg_catalog.pg_index
                                WHERE indrelid = attrelid AND indisprimary AND attnum = ANY (indkey)) AS key
                  FROM pg_catalog.pg_attribute
                 WHERE attrelid = to_regclass(coalesce(quote_ident(?::text) || '.', '') || quote_ident(?::text))
                   AND attnum > 0 AND NOT attisdropped
                UNION ALL
                SELECT attname, attnum, required OR typnotnull, filled OR typdefault IS NOT NULL, typbasetype,
                       CASE WHEN typmod = -1 THEN typtypmod ELSE typmod END, key
                  FROM base JOIN pg_catalog.pg_type t ON t.oid = base.type AND t.typtype = 'd')
            SELECT attname, typname, required, filled, key, typmod
              FROM base JOIN pg_catalog.pg_type t ON t.oid = base.type AND t.typtype <> 'd' ORDER BY attnum""";

    private static final int LENGTH_HEADER = 4;
    private static final int MICROSECONDS = 6;

    /** In their order; none where there is no such table. */
    List<TableColumn> columns(ExpectedExportTable table) throws SQLException {
        String schema = table.schema();
        return switch (dialect) {
            case POSTGRESQL -> postgres(schema, table.name());
            case SQLITE -> described(null, null, table.name());
            case MYSQL -> described(schema == null ? connection.getCatalog() : schema, null, table.name());
            case OTHER -> described(
                    connection.getCatalog(), schema == null ? connection.getSchema() : schema, table.name());
        };
    }

    private List<TableColumn> postgres(@Nullable String schema, String table) throws SQLException {
        List<TableColumn> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(POSTGRES)) {
            statement.setString(1, schema);
            statement.setString(2, table);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    columns.add(new TableColumn(row.getString(1), row.getString(2),
                            postgresLimits(row.getString(2), row.getInt(6)), row.getBoolean(3), row.getBoolean(4),
                            row.getBoolean(5)));
                }
            }
        }
        return columns;
    }

    /** As {@code numeric.c} and others keep them in {@code pg_attribute.atttypmod}; the sign of a scale is its 11th bit. */
    private static ColumnLimits postgresLimits(String type, int typmod) {
        if (typmod < 0) {
            return ColumnLimits.NONE;
        }
        int modifier = typmod - LENGTH_HEADER;
        return switch (type) {
            case "varchar", "bpchar" -> ColumnLimits.length(modifier);
            case "numeric" -> ColumnLimits.precision(modifier >> 16 & 0xffff, ((modifier & 0x7ff) ^ 1024) - 1024);
            case "timestamp", "timestamptz", "time", "timetz" ->
                    typmod == MICROSECONDS ? ColumnLimits.NONE : ColumnLimits.fraction(typmod);
            // What these say is not read: that they cut at all is enough.
            case "interval", "_interval", "_numeric", "_time", "_timetz", "_timestamp", "_timestamptz" -> ColumnLimits.length(1);
            default -> ColumnLimits.NONE;
        };
    }

    private ColumnLimits jdbcLimits(ResultSet row) throws SQLException {
        int size = row.getInt("COLUMN_SIZE");
        return switch (dialect) {
            case POSTGRESQL, SQLITE -> ColumnLimits.NONE;
            case MYSQL -> switch (row.getInt("DATA_TYPE")) {
                // Their drivers give the characters of the text: 2026-11-28 18:04:11.123456, -123:00:00.123456
                case Types.TIMESTAMP -> ColumnLimits.fraction(size - 20);
                case Types.TIME -> ColumnLimits.fraction(size - (isMysqlDriver() ? 9 : 11));
                default -> standardLimits(row, size);
            };
            case OTHER -> standardLimits(row, size);
        };
    }

    /** That of MySQL counts the hours of a time as two digits, that of MariaDB as three with a sign. */
    private boolean isMysqlDriver() throws SQLException {
        return connection.getMetaData().getDriverName().startsWith("MySQL");
    }

    private static ColumnLimits standardLimits(ResultSet row, int size) throws SQLException {
        return switch (row.getInt("DATA_TYPE")) {
            case Types.CHAR, Types.VARCHAR, Types.NCHAR, Types.NVARCHAR, Types.BINARY, Types.VARBINARY ->
                    ColumnLimits.length(size);
            case Types.DECIMAL, Types.NUMERIC -> ColumnLimits.precision(size, row.getInt("DECIMAL_DIGITS"));
            default -> ColumnLimits.NONE;
        };
    }

    /** By the driver's metadata. */
    private List<TableColumn> described(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        List<TableColumn> columns = new ArrayList<>();
        String escape = data.getSearchStringEscape();
        try (ResultSet row = data.getColumns(catalog, pattern(schema, escape), pattern(table, escape), null)) {
            while (row.next()) {
                // A pattern may match more than its text: drivers look at it without case, or know no escape.
                if (row.getString("TABLE_NAME").equals(table)) {
                    columns.add(described(row));
                }
            }
        }
        if (columns.isEmpty()) {
            // The driver of SQLite throws for the keys of a table that is not there.
            return columns;
        }
        Set<String> keys = new HashSet<>();
        try (ResultSet row = data.getPrimaryKeys(catalog, schema, table)) {
            while (row.next()) {
                keys.add(row.getString("COLUMN_NAME"));
            }
        }
        return columns.stream().map(column -> keyed(column, keys)).toList();
    }

    private TableColumn described(ResultSet row) throws SQLException {
        String fallback = row.getString("COLUMN_DEF");
        // MariaDB says NULL where there is no default.
        boolean filled = fallback != null && !fallback.equalsIgnoreCase("NULL")
                || "YES".equals(row.getString("IS_AUTOINCREMENT")) || "YES".equals(row.getString("IS_GENERATEDCOLUMN"));
        boolean notNull = row.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls;
        return new TableColumn(
                row.getString("COLUMN_NAME"), row.getString("TYPE_NAME"), jdbcLimits(row), notNull, filled, false);
    }

    /** SQLite's INTEGER PRIMARY KEY numbers rows by itself. */
    private TableColumn keyed(TableColumn column, Set<String> keys) {
        boolean numbered = dialect == Dialect.SQLITE && keys.equals(Set.of(column.name()))
                && column.type().equalsIgnoreCase("INTEGER");
        return new TableColumn(column.name(), column.type(), column.limits(), column.notNull(),
                column.filled() || numbered, keys.contains(column.name()));
    }

    private static @Nullable String pattern(@Nullable String text, @Nullable String escape) {
        return text == null || escape == null || escape.isEmpty()
                ? text
                : text.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
    }
}
