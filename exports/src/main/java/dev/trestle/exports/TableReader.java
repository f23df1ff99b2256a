package dev.trestle.exports;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of a target's table, with the names of types that the generator's own reader gives.
 *
 * @param connection the target's
 * @param dialect the target's
 */
record TableReader(Connection connection, Dialect dialect) {

    /** The driver knows neither the types below domains nor search paths, and calls some integers serial. */
    private static final String POSTGRES = """
            WITH RECURSIVE base AS (
                SELECT attname, attnum, attnotnull AS required,
                       atthasdef OR attidentity <> '' OR attgenerated <> '' AS filled, atttypid AS type,
                       EXISTS (SELECT FROM pg_catalog.pg_index
                                WHERE indrelid = attrelid AND indisprimary AND attnum = ANY (indkey)) AS key
                  FROM pg_catalog.pg_attribute
                 WHERE attrelid = to_regclass(coalesce(quote_ident(?::text) || '.', '') || quote_ident(?::text))
                   AND attnum > 0 AND NOT attisdropped
                UNION ALL
                SELECT attname, attnum, required OR typnotnull, filled OR typdefault IS NOT NULL, typbasetype, key
                  FROM base JOIN pg_catalog.pg_type t ON t.oid = base.type AND t.typtype = 'd')
            SELECT attname, typname, required, filled, key
              FROM base JOIN pg_catalog.pg_type t ON t.oid = base.type AND t.typtype <> 'd' ORDER BY attnum""";

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
                    columns.add(new TableColumn(row.getString(1), row.getString(2), row.getBoolean(3), row.getBoolean(4),
                            row.getBoolean(5)));
                }
            }
        }
        return columns;
    }

    /** By the driver's metadata. */
    private List<TableColumn> described(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        Set<String> keys = new HashSet<>();
        try (ResultSet row = data.getPrimaryKeys(catalog, schema, table)) {
            while (row.next()) {
                keys.add(row.getString("COLUMN_NAME"));
            }
        }
        List<TableColumn> columns = new ArrayList<>();
        String escape = data.getSearchStringEscape();
        try (ResultSet row = data.getColumns(catalog, pattern(schema, escape), pattern(table, escape), null)) {
            while (row.next()) {
                // A pattern may match more than its text: drivers look at it without case, or know no escape.
                if (row.getString("TABLE_NAME").equals(table)) {
                    columns.add(described(row, keys));
                }
            }
        }
        return columns;
    }

    private TableColumn described(ResultSet row, Set<String> keys) throws SQLException {
        String name = row.getString("COLUMN_NAME");
        String type = row.getString("TYPE_NAME");
        String fallback = row.getString("COLUMN_DEF");
        // SQLite's INTEGER PRIMARY KEY numbers rows by itself; MariaDB says NULL where there is no default.
        boolean numbered = dialect == Dialect.SQLITE && keys.equals(Set.of(name)) && type.equalsIgnoreCase("INTEGER");
        boolean filled = numbered || fallback != null && !fallback.equalsIgnoreCase("NULL")
                || "YES".equals(row.getString("IS_AUTOINCREMENT")) || "YES".equals(row.getString("IS_GENERATEDCOLUMN"));
        boolean notNull = row.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls;
        return new TableColumn(name, type, notNull, filled, keys.contains(name));
    }

    private static @Nullable String pattern(@Nullable String text, @Nullable String escape) {
        return text == null || escape == null || escape.isEmpty()
                ? text
                : text.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
    }
}
