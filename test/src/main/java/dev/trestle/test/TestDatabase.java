package dev.trestle.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database of a test: what it stores before a request, and what it looks for afterwards. Errors of PostgreSQL are
 * {@link TestSqlException}s. May be shared between threads.
 */
public final class TestDatabase {

    private final String jdbcUrl;
    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final Connections connections = new Connections(source);
    private final Class<?> resources;

    TestDatabase(String jdbcUrl, Class<?> resources) {
        this.jdbcUrl = jdbcUrl;
        this.source.setUrl(jdbcUrl);
        // As the pools of a service: every value comes as PostgreSQL's own text, also those of the driver's classes.
        this.source.setBinaryTransfer(false);
        this.source.setBinaryTransferDisable("point,box");
        this.resources = resources;
    }

    /** The complete URL for connections; it may contain a password. */
    public String jdbcUrl() {
        return jdbcUrl;
    }

    Connections connections() {
        return connections;
    }

    /** Opens connections, which the caller closes; in a test with {@link Rollback} they are outside of its transaction. */
    public DataSource source() {
        return source;
    }

    /**
     * Runs a statement.
     *
     * @param statement SQL with {@code ?} for each value
     * @param values as {@link PreparedStatement#setObject(int, Object)} takes them
     * @return the number of affected rows; 0 for statements without
     */
    public long sql(String statement, @Nullable Object... values) {
        return prepared(statement, values, prepared -> {
            prepared.execute();
            return Math.max(0, prepared.getLargeUpdateCount());
        });
    }

    /**
     * Reads the first column of each row.
     *
     * @param query SQL with {@code ?} for each value
     * @param type {@code Long}, {@code Integer}, or as {@link ResultSet#getObject(int, Class)} takes it, such as {@code String}, {@code UUID}
     * @param values of the parameters
     * @param <T> that type
     * @return in the order of the query, unmodifiable
     * @throws TestSqlException also if a value is null
     */
    public <T> List<T> list(String query, Class<T> type, @Nullable Object... values) {
        return prepared(query, values, prepared -> {
            List<T> list = new ArrayList<>();
            try (ResultSet row = prepared.executeQuery()) {
                while (row.next()) {
                    T value = value(row, type);
                    if (value == null) {
                        throw new TestSqlException("a value is null in: " + query);
                    }
                    list.add(value);
                }
            }
            return List.copyOf(list);
        });
    }

    /**
     * Reads a single value.
     *
     * @param query returns one row
     * @param type as for {@link #list}
     * @param values of the parameters
     * @param <T> that type
     * @return not null
     * @throws TestSqlException if there is no row, several rows, or null
     */
    public <T> T one(String query, Class<T> type, @Nullable Object... values) {
        List<T> list = list(query, type, values);
        if (list.size() != 1) {
            throw new TestSqlException(list.size() + " rows instead of one from: " + query);
        }
        return list.get(0);
    }

    /**
     * Counts rows.
     *
     * @param rows the name of a table, perhaps with a WHERE clause: {@code film WHERE length > ?}
     * @param values of the parameters
     */
    public long count(String rows, @Nullable Object... values) {
        return one("SELECT count(*) FROM " + rows, Long.class, values);
    }

    /**
     * Runs the statements of a file; an error has its line.
     *
     * @param resource its name beside the test class, or from the root of the class path with a slash before it
     */
    public void load(String resource) {
        SqlScript script = new SqlScript(resource, text(resource));
        try {
            connections.ofTest().lend(connection -> {
                script.run(connection);
                return resource;
            });
        } catch (SQLException e) {
            throw new TestSqlException(resource + ": " + e.getMessage(), e);
        }
    }

    private String text(String resource) {
        try (InputStream in = resources.getResourceAsStream(resource)) {
            if (in == null) {
                throw new TestSqlException("no file '" + resource + "' beside " + resources.getName() + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The driver does not convert an int4 to Long. */
    private static <T> @Nullable T value(ResultSet row, Class<T> type) throws SQLException {
        if (type != Long.class && type != Integer.class) {
            return row.getObject(1, type);
        }
        BigDecimal number = row.getBigDecimal(1);
        return number == null ? null
                : type.cast(type == Long.class ? (Number) number.longValueExact() : (Number) number.intValueExact());
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T prepared(String sql, @Nullable Object[] values, Work<T> work) {
        try {
            return connections.ofTest().lend(connection -> {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    for (int i = 0; i < values.length; i++) {
                        statement.setObject(i + 1, values[i]);
                    }
                    return work.on(statement);
                }
            });
        } catch (SQLException e) {
            throw new TestSqlException(e.getMessage() + "; in: " + sql, e);
        }
    }
}
