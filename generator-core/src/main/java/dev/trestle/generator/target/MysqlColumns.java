package dev.trestle.generator.target;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What MySQL and MariaDB say of columns beyond their drivers: the labels of an ENUM, and times of one size. */
final class MysqlColumns {

    private static final String SQL = """
            select column_name, column_type
              from information_schema.columns
             where table_schema = ? and table_name = ? and data_type = 'enum'""";

    private static final Pattern LABEL = Pattern.compile("'((?:[^'\\\\]|''|\\\\.)*)'", Pattern.DOTALL);
    private static final Pattern ESCAPE = Pattern.compile("'(')|\\\\(.)", Pattern.DOTALL);

    /** That driver counts the hours of a time as two digits, that of MariaDB as three with a sign. */
    private static final int MYSQL_HOURS = 2;

    private MysqlColumns() {}

    /** The driver's columns with their labels. */
    static List<TargetColumn> of(Connection connection, TablePlace place, List<TargetColumn> columns) throws SQLException {
        Map<String, List<String>> labels = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(SQL)) {
            select.setString(1, place.catalog());
            select.setString(2, place.table());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    labels.put(row.getString(1), labels(row.getString(2)));
                }
            }
        }
        int hours = connection.getMetaData().getDriverName().startsWith("MySQL") ? MYSQL_HOURS : 0;
        return columns.stream()
                .map(column -> column.jdbcType() == Types.TIME ? column.withSize(column.size() + hours) : column)
                .map(column -> column.withLabels(labels.getOrDefault(column.name(), List.of())))
                .toList();
    }

    // enum('good','it''s','a\\b')
    static List<String> labels(String columnType) {
        List<String> labels = new ArrayList<>();
        Matcher label = LABEL.matcher(columnType);
        while (label.find()) {
            labels.add(ESCAPE.matcher(label.group(1)).replaceAll(escape ->
                    Matcher.quoteReplacement(escape.group(1) != null ? "'" : unescaped(escape.group(2)))));
        }
        return labels;
    }

    private static String unescaped(String character) {
        return switch (character) {
            case "n" -> "\n";
            case "r" -> "\r";
            case "0" -> "\0";
            default -> character;
        };
    }
}
