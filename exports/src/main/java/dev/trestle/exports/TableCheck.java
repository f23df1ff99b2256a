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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a target's tables are still those that the code was made for.
 *
 * @param connection the target's
 * @param dialect the target's
 */
record TableCheck(Connection connection, Dialect dialect) {

    /** What an entry's id is kept in; the code writes it where it is there. */
    private static final String BASE_TYPE = """
            WITH RECURSIVE type AS (
                SELECT typtype, typbasetype, typname FROM pg_catalog.pg_type
                 WHERE oid = (SELECT atttypid FROM pg_catalog.pg_attribute
                               WHERE attrelid = pg_catalog.to_regclass(pg_catalog.format('%I.%I', ?::text, ?::text))
                                 AND attname = ?)
                UNION ALL
                SELECT base.typtype, base.typbasetype, base.typname
                  FROM type JOIN pg_catalog.pg_type base ON base.oid = type.typbasetype AND type.typtype = 'd')
            SELECT typname FROM type WHERE typtype <> 'd'""";

    /** Where a table is, as metadata calls it. */
    private record Place(@Nullable String catalog, @Nullable String schema, String table) {}

    private record Column(String name, String type, boolean notNull, boolean mustBeWritten, boolean key) {}

    /** The differences; empty if there are none. */
    List<String> differences(List<ExpectedExportTable> tables) throws SQLException {
        List<String> found = new ArrayList<>();
        for (ExpectedExportTable table : tables) {
            List<Column> actual = columns(place(table));
            if (actual.isEmpty()) {
                found.add("there is no table " + table);
            } else {
                compare(table, actual, found);
            }
        }
        return found;
    }

    private Place place(ExpectedExportTable table) throws SQLException {
        return switch (dialect) {
            case POSTGRESQL -> new Place(
                    null, table.schema() == null ? connection.getSchema() : table.schema(), table.name());
            case MYSQL -> new Place(
                    table.schema() == null ? connection.getCatalog() : table.schema(), null, table.name());
            case SQLITE -> new Place(null, null, table.name());
            case OTHER -> new Place(connection.getCatalog(),
                    table.schema() == null ? connection.getSchema() : table.schema(), table.name());
        };
    }

    private List<Column> columns(Place place) throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        Set<String> keys = keys(data, place);
        String escape = data.getSearchStringEscape();
        List<Column> columns = new ArrayList<>();
        try (ResultSet row = data.getColumns(
                place.catalog, pattern(place.schema, escape), pattern(place.table, escape), null)) {
            while (row.next()) {
                String name = row.getString("COLUMN_NAME");
                String type = row.getString("TYPE_NAME");
                boolean notNull = row.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls;
                boolean key = keys.contains(name);
                boolean filled = row.getString("COLUMN_DEF") != null || "YES".equals(row.getString("IS_AUTOINCREMENT"))
                        || "YES".equals(row.getString("IS_GENERATEDCOLUMN")) || isRowId(key, keys, type);
                columns.add(new Column(name, baseType(place, name, row.getInt("DATA_TYPE"), type),
                        notNull, notNull && !filled, key));
            }
        }
        return columns;
    }

    /** SQLite's INTEGER PRIMARY KEY numbers rows by itself. */
    private boolean isRowId(boolean key, Set<String> keys, String type) {
        return dialect == Dialect.SQLITE && key && keys.size() == 1 && type.equalsIgnoreCase("INTEGER");
    }

    private String baseType(Place place, String column, int jdbcType, String type) throws SQLException {
        if (dialect != Dialect.POSTGRESQL || jdbcType != Types.DISTINCT) {
            return type;
        }
        try (PreparedStatement statement = connection.prepareStatement(BASE_TYPE)) {
            statement.setString(1, place.schema);
            statement.setString(2, place.table);
            statement.setString(3, column);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : type;
            }
        }
    }

    private static Set<String> keys(DatabaseMetaData data, Place place) throws SQLException {
        Set<String> keys = new HashSet<>();
        try (ResultSet row = data.getPrimaryKeys(place.catalog, place.schema, place.table)) {
            while (row.next()) {
                keys.add(row.getString("COLUMN_NAME"));
            }
        }
        return keys;
    }

    private static @Nullable String pattern(@Nullable String name, String escape) {
        return name == null ? null
                : name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
    }

    private static void compare(ExpectedExportTable table, List<Column> actual, List<String> found) {
        Set<String> written = new HashSet<>();
        Set<String> expectedKeys = new HashSet<>();
        for (String expected : table.columns()) {
            String line = expected;
            boolean key = line.endsWith(" key");
            line = key ? line.substring(0, line.length() - " key".length()) : line;
            boolean notNull = line.endsWith(" not null");
            line = notNull ? line.substring(0, line.length() - " not null".length()) : line;
            Optional<Column> column = find(actual, line);
            if (column.isEmpty()) {
                found.add("table " + table + " has no column " + line);
                continue;
            }
            written.add(column.get().name);
            if (column.get().notNull && !notNull) {
                found.add("column " + column.get().name + " of " + table + " does not take null any more");
            }
            if (key) {
                expectedKeys.add(column.get().name);
            }
        }
        for (Column column : actual) {
            if (column.mustBeWritten && !written.contains(column.name)) {
                found.add("column " + column.name + " of " + table + " needs a value, and gets none");
            }
            if (!expectedKeys.isEmpty() && column.key != expectedKeys.contains(column.name)) {
                found.add("column " + column.name + " of " + table
                        + (column.key ? " is part of the primary key" : " is no part of the primary key"));
            }
        }
    }

    /** By name and type; a type may be more than one word. */
    private static Optional<Column> find(List<Column> actual, String line) {
        String wanted = line.strip().toLowerCase(Locale.ROOT);
        return actual.stream()
                .filter(column -> (column.name + " " + column.type).strip().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }
}
