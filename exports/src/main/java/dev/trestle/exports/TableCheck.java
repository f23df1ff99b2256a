package dev.trestle.exports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a target's tables are still those that the code was made for. */
final class TableCheck {

    private TableCheck() {}

    /** The differences; empty if there are none. */
    static List<String> differences(Connection connection, Dialect dialect, List<ExpectedExportTable> tables)
            throws SQLException {
        TableReader reader = new TableReader(connection, dialect);
        List<String> found = new ArrayList<>();
        for (ExpectedExportTable table : tables) {
            List<TableColumn> actual = reader.columns(table);
            if (actual.isEmpty()) {
                found.add("there is no table " + table);
            } else {
                compare(table, actual, found);
            }
        }
        return found;
    }

    private static void compare(ExpectedExportTable table, List<TableColumn> actual, List<String> found) {
        Set<String> written = new HashSet<>();
        Set<String> expectedKeys = new HashSet<>();
        for (String expected : table.columns()) {
            String line = expected;
            boolean key = line.endsWith(" key");
            line = key ? line.substring(0, line.length() - " key".length()) : line;
            boolean notNull = line.endsWith(" not null");
            line = notNull ? line.substring(0, line.length() - " not null".length()) : line;
            Optional<TableColumn> column = find(actual, line);
            if (column.isEmpty()) {
                found.add("table " + table + " has no column " + line);
                continue;
            }
            String type = line.substring(column.get().name().length()).strip();
            if (!holds(column.get(), type)) {
                found.add("column " + column.get().name() + " of " + table + " is " + column.get().type()
                        + column.get().limits() + ", and was " + type);
            }
            written.add(column.get().name());
            if (column.get().notNull() && !notNull) {
                found.add("column " + column.get().name() + " of " + table + " does not allow null any more");
            }
            if (key) {
                expectedKeys.add(column.get().name());
            }
        }
        for (TableColumn column : actual) {
            if (column.mustBeWritten() && !written.contains(column.name())) {
                found.add("column " + column.name() + " of " + table + " needs a value, but is not exported");
            }
            if (!expectedKeys.isEmpty() && column.key() != expectedKeys.contains(column.name())) {
                found.add("column " + column.name() + " of " + table
                        + (column.key() ? " is part of the primary key" : " is not part of the primary key"));
            }
        }
    }

    /** Whether it has the type still, and takes every value that it took. */
    private static boolean holds(TableColumn column, String type) {
        // Some drivers have limits in the name itself: TIMESTAMP(6).
        return (column.type() + column.limits()).equalsIgnoreCase(type)
                || column.type().equals("text") && ColumnLimits.strip(type).equals("varchar")
                || column.type().equalsIgnoreCase(ColumnLimits.strip(type)) && column.limits().hold(ColumnLimits.of(type));
    }

    /** By name, which may be more than one word, as the type may. */
    private static Optional<TableColumn> find(List<TableColumn> actual, String line) {
        return actual.stream()
                .filter(column -> line.equals(column.name()) || line.startsWith(column.name() + " "))
                .max(Comparator.comparingInt(column -> column.name().length()));
    }
}
