package dev.trestle.load;

import dev.trestle.runtime.postgres.ValueFault;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.ServerErrorMessage;

/**
 * Copies rows of a chunk into a table. All of their text is in memory when the statement begins, so that it always ends by
 * itself, and never has to be cancelled.
 *
 * @param table as SQL has it
 */
record CopyStatement(Connection connection, String table) {

    /** A row that was refused, as the context of the error tells it. */
    record Fault(int line, @Nullable String column) {}

    /** Returns the number of rows that were stored; a trigger can skip some. */
    long copy(Chunk chunk, int from, int to) throws SQLException {
        if (chunk.columns().isEmpty()) {
            try (Statement insert = connection.createStatement()) {
                return insert.executeLargeUpdate("INSERT INTO " + table + " SELECT FROM generate_series(1, " + (to - from) + ")");
            }
        }
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(chunk.sql(table));
        copy.writeToCopy(chunk.text().bytes(), chunk.start(from), chunk.start(to) - chunk.start(from));
        return copy.endCopy();
    }

    /**
     * The row that was being copied, from 1, and perhaps the column; null after it, such as for a foreign key. The context may be in
     * another language, but has the name of the table and the number: {@code COPY film, line 3, column length: "x"}.
     */
    @Nullable Fault fault(SQLException e, Chunk chunk) {
        ServerErrorMessage server = ValueFault.server(e);
        String where = server == null ? null : server.getWhere();
        Matcher context = Pattern.compile("(?m)^COPY " + Pattern.quote(name()) + ", \\D*(\\d+)(?:, (.*))?")
                .matcher(where == null ? "" : where);
        if (!context.find()) {
            return null;
        }
        String rest = context.group(2) == null ? "" : context.group(2);
        return new Fault(Integer.parseInt(context.group(1)), chunk.columns().stream()
                .map(CopyStatement::unquoted)
                .filter(column -> rest.matches("(?s)\\S+ " + Pattern.quote(column) + ": .*"))
                .findFirst().orElse(null));
    }

    /** The name without its schema, as the catalog has it. */
    private String name() {
        Matcher last = Pattern.compile("(?:\"(?:[^\"]|\"\")*\"|[^\".]+)$").matcher(table);
        return last.find() ? unquoted(last.group()) : table;
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}
