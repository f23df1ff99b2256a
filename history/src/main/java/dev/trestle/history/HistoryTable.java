package dev.trestle.history;

import java.util.List;

/**
 * A table with history, of generated code.
 *
 * @param name as the routes file has it, such as {@code film}
 * @param sql schema and name as they are written in SQL
 * @param past the table of its past rows, likewise
 * @param changes the function that returns the rows of an operation, as it is written in SQL
 * @param revert the function that reverts an operation, likewise
 * @param forget the function that deletes past rows, likewise
 * @param triggers the functions that its triggers call, likewise
 * @param migration the file that makes all of these, such as {@code R__trestle_history.sql}
 */
public record HistoryTable(
        String name, String sql, String past, String changes, String revert, String forget, List<String> triggers, String migration) {

    /** A table with history. */
    public HistoryTable {
        triggers = List.copyOf(triggers);
    }
}
