package dev.trestle.runtime.database;

import dev.trestle.runtime.Batch;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.postgres.SqlState;
import dev.trestle.runtime.postgres.UnitOfWork;
import io.helidon.http.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * An INSERT of several rows on one connection.
 *
 * @param inserter inserts the rows, by one statement
 * @param probe inserts some of them, to find those that are refused
 * @param problems translates what the database refuses
 * @param <Q> the type of a row of the request
 * @param <T> the type of a row as it is stored
 */
record RowsInsert<Q, T>(
        Connection connection, Inserter<Q, T> inserter, Inserter<Q, ?> probe, BiFunction<SQLException, List<Q>, HttpProblem> problems) {

    /** Inserts rows by one statement. */
    @FunctionalInterface
    interface Inserter<Q, T> {
        List<T> insert(List<Q> rows) throws SQLException;
    }

    /** Deferred constraints that one row can break; a constraint trigger may be about all of them together. */
    private static final Set<String> ROW_BY_ROW = Set.of("23503", "23505", "23P01");

    /** What is left to do after the statement. */
    @FunctionalInterface
    private interface Ending {
        void end(UnitOfWork unit) throws SQLException;
    }

    /** All rows are stored, or none. */
    List<T> store(List<Q> rows) throws SQLException {
        return run(rows, "/rows/", UnitOfWork::commit);
    }

    /** Nothing is stored; what could only fail at the end of the transaction is checked before it is undone. */
    Batch<T> compute(Batch<Q> batch) throws SQLException {
        List<T> rows = run(batch.rows(), batch.isList() ? "/" : "", unit -> checkDeferred());
        return new Batch<>(rows, batch.isList());
    }

    private List<T> run(List<Q> rows, String pointer, Ending ending) throws SQLException {
        boolean inserted = false;
        try (UnitOfWork unit = UnitOfWork.begin(connection)) {
            List<T> stored = inserter.insert(rows);
            if (stored.size() != rows.size()) {
                throw HttpProblem.of(Status.CONFLICT_409, "The database did not store "
                        + (rows.size() == 1 ? "the row" : "all of the rows"));
            }
            inserted = true;
            ending.end(unit);
            return stored;
        } catch (SQLException e) {
            if (!SqlState.isOfRow(e) || inserted && !ROW_BY_ROW.contains(e.getSQLState())) {
                throw e;
            }
            SqlProblems.note(e);
            throw pointer.isEmpty() ? problems.apply(e, rows) : explain(e, inserted, rows, pointer);
        }
    }

    /** The problem of each row that is at fault, or where they cannot be told, of all rows. */
    private HttpProblem explain(SQLException e, boolean inserted, List<Q> rows, String pointer) throws SQLException {
        UnitOfWork undone = UnitOfWork.begin(connection);
        try {
            if (inserted) {
                checkDeferred();
            }
            return new RowFaults<>(this, rows, pointer, SqlProblems.of(e, "INSERT", "")).problem();
        } finally {
            undone.close();
        }
    }

    /** At once, what was done so far and what is still to come. */
    private void checkDeferred() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
        }
    }
}
