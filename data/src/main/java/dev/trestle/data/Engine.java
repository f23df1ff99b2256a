package dev.trestle.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * DuckDB in memory. It reads files below the roots alone, loads no extensions, and cannot be configured any more. Its
 * methods may wait in native code, so that only platform threads may call them.
 */
final class Engine implements AutoCloseable {

    private final DuckDBConnection database;

    private Engine(DuckDBConnection database) {
        this.database = database;
    }

    /** Opens DuckDB; it may write to the temporary directory. */
    static Engine open(DataConfig config, List<Path> roots, Path temporary) {
        Properties properties = new Properties();
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        String allowed = roots.stream().map(root -> SqlText.literal(root + "/")).collect(Collectors.joining(", ", "[", "]"));
        try {
            DuckDBConnection database = DriverManager.getConnection("jdbc:duckdb:", properties).unwrap(DuckDBConnection.class);
            try (Statement statement = database.createStatement()) {
                for (String setting : List.of(
                        "memory_limit = '" + config.memoryLimit() + "B'",
                        "threads = " + config.threads(),
                        "temp_directory = " + SqlText.literal(temporary.toString()),
                        "max_temp_directory_size = '" + config.maxTemporary() + "B'",
                        "TimeZone = 'UTC'",
                        "allowed_directories = " + allowed,
                        "autoinstall_known_extensions = false",
                        "autoload_known_extensions = false",
                        "allow_community_extensions = false",
                        "enable_external_access = false",
                        // Nothing can be set after it.
                        "lock_configuration = true")) {
                    statement.execute("SET " + setting);
                }
            }
            return new Engine(database);
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not start", e);
        }
    }

    /** A directory that is deleted with the process. */
    static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("trestle-data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection of its own, with its own temporary views. */
    Connection connect() throws SQLException {
        return database.duplicate();
    }

    /**
     * Refuses statements that are not one SELECT, as DuckDB itself allows to write below the roots.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    void requireSelect(String sql) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT s->>'error', s->>'error_message', json_array_length(s, 'statements')"
                                + " FROM (SELECT json_serialize_sql(?) AS s)")) {
            statement.setString(1, sql);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                if (result.getBoolean(1) || result.getInt(3) != 1) {
                    throw new IllegalArgumentException("A query of files has to be one SELECT: " + result.getString(2));
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not stop", e);
        }
    }
}
