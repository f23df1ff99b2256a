package dev.trestle.test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The statements of a file, as the driver divides them.
 *
 * @param name for messages
 */
record SqlScript(String name, String text) {

    /**
     * A statement.
     *
     * @param start where it begins in the file
     */
    private record Part(String sql, int start) {}

    /** Runs all statements, or throws with the line of the one that fails. */
    void run(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // The statements are SQL without the driver's own signs, such as {fn …}.
            statement.setEscapeProcessing(false);
            for (Part part : parts()) {
                try {
                    statement.execute(part.sql);
                } catch (SQLException e) {
                    throw new TestSqlException(name + ":" + line(part, e) + ": " + e.getMessage(), e);
                }
            }
        }
    }

    private List<Part> parts() throws SQLException {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (NativeQuery query : Parser.parseJdbcSql(text, true, false, true, false, false)) {
            int start = text.indexOf(query.nativeSql, from);
            parts.add(new Part(query.nativeSql, Math.max(start, from)));
            from = Math.max(start, from) + query.nativeSql.length();
        }
        return parts;
    }

    /** Of the place that PostgreSQL shows, or of the first word of the statement. */
    private int line(Part part, SQLException e) {
        ServerErrorMessage error = e instanceof PSQLException refused ? refused.getServerErrorMessage() : null;
        int inside = error == null || error.getPosition() == 0
                ? part.sql.length() - part.sql.stripLeading().length()
                : part.sql.offsetByCodePoints(0, error.getPosition() - 1);
        return 1 + (int) text.substring(0, Math.min(text.length(), part.start + inside)).chars().filter(c -> c == '\n').count();
    }
}
