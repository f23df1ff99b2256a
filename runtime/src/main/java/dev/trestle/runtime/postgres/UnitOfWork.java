package dev.trestle.runtime.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/** Statements that are undone unless they are committed: a transaction, or a part of the one that is open already. */
public final class UnitOfWork implements AutoCloseable {

    private final Connection connection;

    /** Where the part of a transaction began; null for a whole one. */
    private final @Nullable Savepoint start;

    private boolean committed;

    private UnitOfWork(Connection connection, @Nullable Savepoint start) {
        this.connection = connection;
        this.start = start;
    }

    /** Begins a transaction; or within one, a part of it that ends with a savepoint. */
    public static UnitOfWork begin(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            return new UnitOfWork(connection, connection.setSavepoint());
        }
        connection.setAutoCommit(false);
        return new UnitOfWork(connection, null);
    }

    /** Commits the work since the beginning. */
    public void commit() throws SQLException {
        if (start == null) {
            connection.commit();
        } else {
            connection.releaseSavepoint(start);
        }
        committed = true;
    }

    @Override
    public void close() throws SQLException {
        if (start != null) {
            if (!committed) {
                connection.rollback(start);
                connection.releaseSavepoint(start);
            }
            return;
        }
        if (!committed) {
            connection.rollback();
        }
        connection.setAutoCommit(true);
    }
}
