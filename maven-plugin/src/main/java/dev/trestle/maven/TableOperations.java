package dev.trestle.maven;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a table with history, by the functions that its migration made.
 *
 * @param table schema and name, as the history has it
 * @param changes the function that returns the rows of an operation, as it is written in SQL
 * @param revert the function that reverts an operation, likewise
 */
record TableOperations(Connection connection, String table, String changes, String revert) {

    private static final int MOST_ROWS = 1000;

    private static final String FIND = """
            SELECT t.table_name, t.changes, t.revert
              FROM trestle_history.tracked AS t
              JOIN pg_catalog.pg_class AS c ON c.oid = pg_catalog.to_regclass(?)
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
             WHERE t.table_name = pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname)""";

    private static final String KNOWN = """
            SELECT coalesce(pg_catalog.string_agg(t.table_name, ', ' ORDER BY t.table_name), 'none') FROM trestle_history.tracked AS t""";

    private static final String LIST = """
            SELECT o.id AS operation, pg_catalog.date_trunc('milliseconds', o.at) AS at, o.kind, o.num_rows AS rows,
                   coalesce(o.route, '') AS route, coalesce(o.actor, '') AS actor, coalesce(o.reverts::text, '') AS reverts
              FROM trestle_history.operation AS o
              JOIN trestle_history.tracked AS t ON t.table_name = o.table_name AND o.at >= t.begins_at
             WHERE o.table_name = ? ORDER BY o.id DESC LIMIT 20""";

    static TableOperations of(Connection connection, String table) throws SQLException, MojoFailureException {
        if (text(connection, "SELECT pg_catalog.to_regnamespace('trestle_history')") == null) {
            throw new MojoFailureException("the database has no tables with history: it has no schema trestle_history");
        }
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    return new TableOperations(connection, row.getString(1), row.getString(2), row.getString(3));
                }
            }
        }
        throw new MojoFailureException("the database has no table with history '" + table + "'; tables with history: " + text(connection, KNOWN));
    }

    private static @Nullable String text(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql); ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    /** The latest ones, as a table. */
    List<String> list() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LIST)) {
            statement.setString(1, table);
            return lines(statement);
        }
    }

    /** The rows of one before and after it, as a table; the first {@value #MOST_ROWS}, and then the number of the others. */
    List<String> rows(long operation) throws SQLException, MojoFailureException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT key::text, coalesce(before::text, '') AS before, coalesce(after::text, '') AS after FROM " + changes + "(?) LIMIT " + MOST_ROWS)) {
            statement.setLong(1, operation);
            List<String> lines = new ArrayList<>(lines(statement));
            if (lines.size() == 1) {
                throw unknown(operation);
            }
            if (lines.size() > MOST_ROWS) {
                long others = count(operation) - MOST_ROWS;
                if (others > 0) {
                    lines.add("and " + others + " more rows");
                }
            }
            return lines;
        }
    }

    private long count(long operation) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT count(*) FROM " + changes + "(?)")) {
            statement.setLong(1, operation);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private MojoFailureException unknown(long operation) {
        return new MojoFailureException("the history of " + table + " has no operation " + operation);
    }

    /** What a revert has done; fails if it has done nothing. */
    String revert(long operation) throws SQLException, MojoFailureException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT outcome, operation, num_rows, keys FROM " + revert + "(?)")) {
            statement.setLong(1, operation);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                String of = "operation " + operation + " of " + table;
                switch (row.getString(1)) {
                    case "reverted":
                        return of + " reverted, " + Diagnosis.count(row.getLong(3), "row") + ", as operation " + row.getLong(2);
                    case "unchanged":
                        return of + " changed nothing that is left to restore";
                    case "conflict":
                        throw new MojoFailureException("later operations have changed rows of " + of + ", and nothing was reverted: " + row.getString(4));
                    case "without_triggers":
                        throw new MojoFailureException("triggers of " + table + " are missing or disabled, and nothing was reverted: run "
                                + "R__trestle_history.sql first");
                    default:
                        throw unknown(operation);
                }
            }
        }
    }

    private static List<String> lines(PreparedStatement statement) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            int columns = result.getMetaData().getColumnCount();
            rows.add(names(result, columns));
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
            List<Integer> widths = IntStream.range(0, columns)
                    .mapToObj(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0)).toList();
            return rows.stream().map(row -> IntStream.range(0, columns)
                    .mapToObj(i -> row.get(i) + " ".repeat(widths.get(i) - row.get(i).length()))
                    .collect(Collectors.joining("  ")).stripTrailing()).toList();
        }
    }

    private static List<String> names(ResultSet result, int columns) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            names.add(result.getMetaData().getColumnLabel(i));
        }
        return names;
    }
}
