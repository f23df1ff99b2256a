package dev.trestle.generator.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A transaction of which nothing stays: closing it rolls back and leaves the connection as it was. */
public final class UndoneTransaction implements AutoCloseable {

    private final Connection connection;
    private final boolean autoCommit;

    private UndoneTransaction(Connection connection, boolean autoCommit) {
        this.connection = connection;
        this.autoCommit = autoCommit;
    }

    /** Begins one on a connection that is in none. */
    public static UndoneTransaction begin(Connection connection) throws SQLException {
        UndoneTransaction transaction = new UndoneTransaction(connection, connection.getAutoCommit());
        connection.setAutoCommit(false);
        return transaction;
    }

    /** Runs a statement as it stands, without parameters and JDBC escapes. */
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /** Gives up what was done so far, an error included, and begins anew. */
    public void restart() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(autoCommit);
    }
}
