package dev.trestle.generator.target;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What is special about the columns of SQLite. */
final class SqliteColumns {

    /** The driver's size of a column that is declared without one. */
    private static final int UNLIMITED = 2_000_000_000;

    private SqliteColumns() {}

    /** The driver's columns, put right. */
    static List<TargetColumn> of(Connection connection, Place place, List<TargetColumn> columns, List<String> primaryKey)
            throws SQLException {
        boolean rowids = rowids(connection, place.table());
        return columns.stream().map(column -> of(column, rowids && primaryKey.equals(List.of(column.name())))).toList();
    }

    /** A primary key that is an INTEGER alone is the table's rowid, and fills itself: sqlite.org/lang_createtable.html */
    private static TargetColumn of(TargetColumn column, boolean onlyKey) {
        boolean sized = column.size() < UNLIMITED;
        return new TargetColumn(
                column.name(),
                column.jdbcType(),
                column.typeName(),
                sized ? column.size() : Integer.MAX_VALUE,
                sized ? column.digits() : 0,
                column.notNull(),
                column.hasDefault() || onlyKey && column.typeName().equalsIgnoreCase("INTEGER"),
                column.generated());
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
