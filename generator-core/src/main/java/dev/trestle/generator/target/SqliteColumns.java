package dev.trestle.generator.target;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is special about the columns of SQLite. */
final class SqliteColumns {

    /** The numbers behind a declared type; the driver adds them up. */
    private static final Pattern SIZE = Pattern.compile("\\(\\s*([0-9]{1,9})\\s*(?:,\\s*([0-9]{1,9})\\s*)?\\)");

    private SqliteColumns() {}

    /** The driver's columns, put right. */
    static List<TargetColumn> of(Connection connection, TablePlace place, List<TargetColumn> columns, List<String> primaryKey)
            throws SQLException {
        boolean rowids = rowids(connection, place.table());
        Map<String, String> declared = declared(connection, place.table());
        return columns.stream()
                .map(column -> of(column, SIZE.matcher(declared.getOrDefault(column.name(), "")),
                        rowids && primaryKey.equals(List.of(column.name()))))
                .toList();
    }

    /** A primary key that is an INTEGER alone is the table's rowid, and fills itself: sqlite.org/lang_createtable.html */
    private static TargetColumn of(TargetColumn column, Matcher size, boolean onlyKey) {
        boolean sized = size.find();
        return new TargetColumn(
                column.name(),
                column.jdbcType(),
                column.typeName(),
                sized ? Integer.parseInt(size.group(1)) : Integer.MAX_VALUE,
                sized && size.group(2) != null ? Integer.parseInt(size.group(2)) : 0,
                column.notNull(),
                column.hasDefault() || onlyKey && column.typeName().equalsIgnoreCase("INTEGER"),
                column.generated());
    }

    /** The types as the table was made with them, by column. */
    private static Map<String, String> declared(Connection connection, String table) throws SQLException {
        Map<String, String> types = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("select name, type from pragma_table_xinfo(?)")) {
            select.setString(1, table);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    types.put(row.getString(1), row.getString(2));
                }
            }
        }
        return types;
    }

    /** Whether the table was not made WITHOUT ROWID; SQLite 3.37 can tell. */
    private static boolean rowids(Connection connection, String table) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select wr from pragma_table_list where schema = 'main' and name = ?")) {
            select.setString(1, table);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && !row.getBoolean(1);
            }
        }
    }
}
