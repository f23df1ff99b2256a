package dev.trestle.exports;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connects to a target, and sets what the form of values and the bounds of time depend on. */
final class TargetConnector implements DataSource {

    private static final int SPARE_SECONDS = 10;
    private static final Pattern PRODUCT = Pattern.compile("^jdbc:\\w+:");

    /** SQLITE_OPEN_READWRITE without SQLITE_OPEN_CREATE: a file that is missing is not to be made, empty. */
    private static final String OPEN_MODE = "2";

    private final Dialect dialect;
    private final TargetConfig config;
    private volatile Optional<SqliteFile> file = Optional.empty();

    /**
     * Does not connect yet.
     *
     * @throws IllegalArgumentException if there is no driver for the URL
     */
    TargetConnector(ExpectedTarget target, TargetConfig config) {
        this.dialect = target.dialect();
        this.config = config;
        try {
            DriverManager.getDriver(config.url());
        } catch (SQLException e) {
            // Without what follows: that may have a password in it.
            Matcher start = PRODUCT.matcher(config.url());
            throw new IllegalArgumentException("No JDBC driver on the class path takes the URL of the target "
                    + target.name() + (start.find() ? ", which begins with " + start.group() : "")
                    + ": add the driver of that database to the service's dependencies, or correct the URL", e);
        }
    }

    /** Whether the last connection is to a file that does not exist any more. */
    boolean isStale() {
        return file.filter(opened -> !opened.isThere()).isPresent();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Properties properties = config.credentials();
        long connectMillis = config.connectionTimeout().toMillis();
        long statementMillis = config.statementTimeout().toMillis();
        switch (dialect) {
            case POSTGRESQL -> {
                properties.setProperty("connectTimeout", Long.toString(Math.max(1, connectMillis / 1000)));
                properties.setProperty("tcpKeepAlive", "true");
            }
            case SQLITE -> {
                // A transaction that reads first could not begin to write while another process has written.
                properties.setProperty("transaction_mode", "IMMEDIATE");
                properties.setProperty("open_mode", OPEN_MODE);
                properties.setProperty("busy_timeout", Long.toString(statementMillis));
            }
            case MYSQL -> properties.setProperty("connectTimeout", Long.toString(connectMillis));
            case OTHER -> {
                // Their drivers have no property in common.
            }
        }
        Connection connection = DriverManager.getConnection(config.url(), properties);
        try {
            prepare(connection, statementMillis);
            if (dialect == Dialect.SQLITE) {
                file = SqliteFile.of(connection);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private void prepare(Connection connection, long statementMillis) throws SQLException {
        for (String sql : session(connection, statementMillis)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
        if (dialect == Dialect.POSTGRESQL || dialect == Dialect.MYSQL) {
            // For a network that swallows packets; the server's own time-out comes first where it still answers.
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(statementMillis + SPARE_SECONDS * 1000));
        }
    }

    private List<String> session(Connection connection, long statementMillis) throws SQLException {
        return switch (dialect) {
            case POSTGRESQL -> List.of("SET TimeZone = 'UTC'", "SET DateStyle = 'ISO, YMD'",
                    "SET statement_timeout = " + statementMillis,
                    // A server that stands still must not keep its rows locked.
                    "SET idle_in_transaction_session_timeout = " + config.longestIdle().toMillis());
            case MYSQL -> {
                long seconds = Math.max(1, statementMillis / 1000);
                // Strict, so that a value which does not fit is refused and not cut.
                String set = "SET SESSION time_zone = '+00:00', sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES'),"
                        + " innodb_lock_wait_timeout = " + seconds;
                yield List.of(isMariaDb(connection) ? set + ", max_statement_time = " + seconds
                        + ", idle_transaction_timeout = " + config.longestIdle().toSeconds() : set);
            }
            case SQLITE, OTHER -> List.of();
        };
    }

    private static boolean isMariaDb(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT).contains("mariadb");
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The user is configured");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    /** The drivers have properties for it. */
    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("Logs nothing");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException("Wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
