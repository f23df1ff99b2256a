package dev.trestle.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The statements of one execution, on the worker's thread. */
final class Session implements AutoCloseable {

    /** What DuckDB answers for any failure before the first row of a streamed result. */
    private static final String UNKNOWN_REASON = "Invalid result set";

    private final Connection connection;
    private final Execution execution;
    private int tables;

    Session(Connection connection, Execution execution) {
        this.connection = connection;
        this.execution = execution;
    }

    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** Throws the exception if the execution was stopped, which is then its reason. */
    void requireRunning(SQLException e) throws SQLException {
        if (execution.stop() != null) {
            throw e;
        }
    }

    /** The name of a temporary table that there is none of. */
    String newTable() {
        return "trestle_" + ++tables;
    }

    /** Runs a statement without rows and parameters. */
    void run(String sql) throws SQLException {
        query(sql, binds -> { }, rows -> true);
    }

    /** Runs a statement, and reads its rows while DuckDB makes them. */
    <T> T query(String sql, FileBinder binder, Reader<T> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            execution.runs(statement);
            try {
                binder.bind(new FileBinds(statement));
                return read(statement, reader);
            } finally {
                execution.runs(null);
            }
        } catch (SQLException e) {
            throw execution.stop() == null && String.valueOf(e.getMessage()).contains(UNKNOWN_REASON)
                    ? reason(sql, binder, e) : e;
        }
    }

    private static <T> T read(PreparedStatement statement, Reader<T> reader) throws SQLException {
        statement.execute();
        try (ResultSet rows = statement.getResultSet()) {
            return reader.read(rows);
        }
    }

    /** Runs the statement once more without its result, where DuckDB tells the reason. */
    private SQLException reason(String sql, FileBinder binder, SQLException unknown) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("EXPLAIN ANALYZE " + sql)) {
            execution.runs(statement);
            try {
                binder.bind(new FileBinds(statement));
                statement.execute();
                return unknown;
            } finally {
                execution.runs(null);
            }
        } catch (SQLException e) {
            return e;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
