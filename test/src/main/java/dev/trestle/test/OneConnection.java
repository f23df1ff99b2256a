package dev.trestle.test;

import dev.trestle.runtime.postgres.Lender;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/** The connection of a test, in its transaction. It is lent to one thread after the other; work that throws is undone alone. */
final class OneConnection implements Lender {

    private static final long LONGEST_WAIT_SECONDS = 10;

    /** What the pools of a service set, so that values have the same text. */
    private static final String SESSION = "SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'iso_8601';"
            + " SET extra_float_digits = 1; SET bytea_output = 'hex'; SET lc_monetary = 'C'";

    /** So that no lock is waited for without end. */
    private static final String TIMEOUT = "SET statement_timeout = '30s'";

    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock(true);

    private OneConnection(Connection connection) {
        this.connection = connection;
    }

    static OneConnection open(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        try (Statement statement = connection.createStatement()) {
            prepare(connection);
            statement.execute(TIMEOUT);
            connection.setAutoCommit(false);
            return new OneConnection(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SESSION);
        }
    }

    @Override
    public <T> T lend(Use<T> use) throws SQLException {
        try {
            if (!lock.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new SQLTransientConnectionException("@Rollback: other work of the test uses its one connection, and does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("interrupted while waiting for the connection of the test", e);
        }
        return inTurn(use);
    }

    private <T> T inTurn(Use<T> use) throws SQLException {
        try {
            Savepoint start = connection.setSavepoint();
            boolean succeeded = false;
            try {
                T result = use.of(connection);
                succeeded = true;
                return result;
            } finally {
                if (!succeeded) {
                    connection.rollback(start);
                }
                connection.releaseSavepoint(start);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Lender free() {
        return new Lender() {
            @Override
            public <T> T lend(Use<T> use) throws SQLException {
                if (!lock.tryLock()) {
                    throw new RejectedExecutionException("the one connection of the test is in use");
                }
                return inTurn(use);
            }
        };
    }

    void rollback() throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }
}
