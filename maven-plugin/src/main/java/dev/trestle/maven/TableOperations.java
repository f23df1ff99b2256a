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

/**
 * The operations of a table with history, by the functions that its migration made.
 *
 * @param table schema and name, as the history has it
 * @param functions what their names begin with, as it is written in SQL
 */
record TableOperations(Connection connection, String table, String functions) {

    /** The trigger leads to the names of the other functions. */
    private static final String FIND = """
            SELECT n.nspname || '.' || c.relname, p.proname
              FROM pg_catalog.pg_trigger AS t
              JOIN pg_catalog.pg_proc AS p ON p.oid = t.tgfoid
              JOIN pg_catalog.pg_class AS c ON c.oid = t.tgrelid
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
             WHERE t.tgrelid = pg_catalog.to_regclass(?) AND t.tgname = 'trestle_history_insert'""";

    private static final String KNOWN = """
            SELECT coalesce(pg_catalog.string_agg(tgrelid::pg_catalog.regclass::text, ', '), 'none')
              FROM pg_catalog.pg_trigger WHERE tgname = 'trestle_history_insert'""";

    private static final String LIST = """
            SELECT o.id AS operation, pg_catalog.date_trunc('milliseconds', o.at) AS at, o.kind, o.num_rows AS rows,
                   coalesce(o.route, '') AS route, coalesce(o.actor, '') AS actor, coalesce(o.reverts::text, '') AS reverts
              FROM trestle_history.operation AS o
             WHERE o.table_name = ? ORDER BY o.id DESC LIMIT 20""";

    static TableOperations of(Connection connection, String table) throws SQLException, MojoFailureException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    String name = row.getString(2).replaceFirst("_inserted$", "").replace("\"", "\"\"");
                    return new TableOperations(connection, row.getString(1), name);
                }
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(KNOWN); ResultSet row = statement.executeQuery()) {
            row.next();
            throw new MojoFailureException("the database has no table with history '" + table + "'; tables with history: " + row.getString(1));
        }
    }

    private String function(String suffix) {
        return "trestle_history.\"" + functions + "_" + suffix + "\"";
    }

    /** The latest ones, as a table. */
    List<String> list() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LIST)) {
            statement.setString(1, table);
            return lines(statement);
        }
    }

    /** The rows of one before and after it, as a table. */
    List<String> rows(long operation) throws SQLException {
        String sql = "SELECT key::text, coalesce(before::text, '') AS before, coalesce(after::text, '') AS after FROM " + function("changes") + "(?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, operation);
            return lines(statement);
        }
    }

    /** What a revert has done; fails if it has done nothing. */
    String revert(long operation) throws SQLException, MojoFailureException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT outcome, operation, num_rows, keys FROM " + function("revert") + "(?)")) {
            statement.setLong(1, operation);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                String of = "operation " + operation + " of " + table;
                switch (row.getString(1)) {
                    case "reverted":
                        return of + " reverted, " + Diagnosis.count(row.getInt(3), "row") + ", as operation " + row.getLong(2);
                    case "unchanged":
                        return of + " has no row that differs from what it was before";
                    case "conflict":
                        throw new MojoFailureException("later operations have changed rows of " + of + ", and nothing was reverted: " + row.getString(4));
                    default:
                        throw new MojoFailureException("there is no " + of + " in its history");
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
