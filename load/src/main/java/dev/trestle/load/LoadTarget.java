package dev.trestle.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The table of a load, and what becomes of the rows that it has.
 *
 * @param table as SQL has it
 * @param mode what becomes of them
 * @param key the columns that find the row to update, quoted as SQL wants them; empty unless rows are merged
 */
record LoadTarget(String table, Mode mode, List<String> key) {

    /** What becomes of the rows that a table has. */
    enum Mode { APPEND, REPLACE, MERGE }

    /** Deletes the rows that are replaced, and keeps other writers out until the commit; readers see the old rows until then. */
    Tally begin(Connection connection) throws SQLException {
        if (mode != Mode.REPLACE) {
            return Tally.NOTHING;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE");
            return new Tally(0, 0, statement.executeLargeUpdate("DELETE FROM " + table));
        }
    }

    /** Checks what would be checked at the commit. */
    static void checkDeferred(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
        }
    }

    /** An INSERT of some columns without values, which shows the fields of errors. */
    String insert(List<String> columns) {
        return "INSERT INTO " + table + " (" + String.join(", ", columns) + ")";
    }
}
