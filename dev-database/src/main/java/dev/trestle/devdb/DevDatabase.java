package dev.trestle.devdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database on a temporary server, or an existing one. The time zone of a temporary server is UTC; a JDBC session has
 * that of its JVM. May be shared between threads.
 *
 * <pre>{@code
 * try (DevDatabase database = DevDatabase.start(new DatabaseSettings.Embedded())) {
 *     database.migrate(List.of(Path.of("src/main/resources/db/migration")));
 *     try (Connection connection = database.connect()) { … }
 * }
 * }</pre>
 */
public final class DevDatabase implements AutoCloseable {

    private final String jdbcUrl;
    private final String description;
    private final Closing closing;

    DevDatabase(String jdbcUrl, String description, Closing closing) {
        this.jdbcUrl = jdbcUrl;
        this.description = description;
        this.closing = closing;
    }

    /**
     * Starts the server, or connects to the existing one, and waits until it answers, at most 60 seconds.
     *
     * @throws DevDatabaseException when that fails; its message is one line for the user
     */
    public static DevDatabase start(DatabaseSettings settings) throws DevDatabaseException {
        return settings.start();
    }

    /** The complete URL for a connection. It may contain a password, so do not log it; see {@link #toString}. */
    public String jdbcUrl() {
        return jdbcUrl;
    }

    /** A new connection in autocommit mode; the caller closes it. */
    public Connection connect() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        // Tests and builds have a connection that is idle for minutes, which firewalls would forget.
        source.setTcpKeepAlive(true);
        return source.getConnection();
    }

    /**
     * Applies the Flyway migrations in these folders that have not been applied yet, in the order of their versions
     * across all folders.
     *
     * @return how many were applied
     * @throws MigrationException when PostgreSQL refuses a statement
     * @throws DevDatabaseException when a folder is missing, Flyway does not know the format of a file's name, or the
     *     server is unavailable
     */
    public int migrate(List<Path> folders) throws DevDatabaseException {
        return migrate(folders, Set.of());
    }

    /**
     * The same without some files.
     *
     * @param leftOut the names of these files, such as {@code R__views.sql}
     */
    public int migrate(List<Path> folders, Set<String> leftOut) throws DevDatabaseException {
        return new Migrations(jdbcUrl, folders, leftOut).apply();
    }

    /**
     * Creates a database beside this one, as a copy of it or of another one; closing it drops it.
     *
     * @param name its name, which is quoted
     * @param template the database to copy, which must have no connections; {@code template0} for an empty one
     * @throws SQLException when the user may not create databases, the name is taken, or the template is in use
     */
    public DevDatabase createDatabase(String name, String template) throws SQLException {
        execute("create database " + quoted(name) + " template " + quoted(template));
        return new DevDatabase(JdbcUrl.withDatabase(jdbcUrl, name), description, () -> drop(name));
    }

    /**
     * Stops a temporary server and removes its files; does nothing to an existing database. A second call has no
     * effect.
     */
    @Override
    public void close() throws DevDatabaseException {
        closing.close();
    }

    /** A description for logs, without password. */
    @Override
    public String toString() {
        return description;
    }

    private void drop(String name) throws DevDatabaseException {
        try {
            execute("drop database if exists " + quoted(name) + " with (force)");
        } catch (SQLException e) {
            throw new DevDatabaseException("cannot drop the database '" + name + "': " + e.getMessage(), e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** What closing means for one kind of database. */
    @FunctionalInterface
    interface Closing {
        void close() throws DevDatabaseException;
    }
}
