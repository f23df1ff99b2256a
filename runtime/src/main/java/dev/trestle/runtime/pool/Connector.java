package dev.trestle.runtime.pool;

import java.io.PrintWriter;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Connects for the pool, and keeps trying while the database is away.
 *
 * <p>The pool's own retries come at longer and longer intervals, up to five seconds, so that requests would go on
 * failing after the database is back. These come at a short, constant one, from the pool's one connecting thread.
 */
final class Connector implements javax.sql.DataSource, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Connector.class.getName());
    private static final long RETRY_MILLIS = 100;

    private final Driver driver = new Driver();
    private final String url;
    private final Properties properties;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable String failure;

    /** Parameters of the URL take precedence over the properties. */
    Connector(String url, Properties properties) {
        if (!driver.acceptsURL(url)) {
            throw new IllegalArgumentException("database.url has to begin with jdbc:postgresql:");
        }
        this.url = url;
        this.properties = properties;
    }

    @Override
    public Connection getConnection() throws SQLException {
        while (true) {
            try {
                Connection connection = Objects.requireNonNull(driver.connect(url, properties));
                if (failure != null) {
                    failure = null;
                    LOG.log(Level.INFO, "The database can be reached again");
                }
                return connection;
            } catch (SQLException e) {
                log(e);
                if (isClosedWithin(RETRY_MILLIS)) {
                    throw e;
                }
            }
        }
    }

    /** Once for each way to fail, not once for each try. */
    private void log(SQLException e) {
        if (!Objects.equals(failure, e.getSQLState())) {
            failure = e.getSQLState();
            LOG.log(Level.WARNING, () -> "The database cannot be reached, and is tried again: " + e.getMessage());
        }
    }

    private boolean isClosedWithin(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Ends the trying. */
    @Override public void close() { closed.countDown(); }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The user is a property");
    }

    @Override public @Nullable PrintWriter getLogWriter() { return null; }

    @Override
    public void setLogWriter(PrintWriter out) {}

    /** The driver has a property for it. */
    @Override
    public void setLoginTimeout(int seconds) {}

    @Override public int getLoginTimeout() { return 0; }
    @Override public Logger getParentLogger() { return driver.getParentLogger(); }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException("Wraps nothing");
    }

    @Override public boolean isWrapperFor(Class<?> type) { return false; }
}
