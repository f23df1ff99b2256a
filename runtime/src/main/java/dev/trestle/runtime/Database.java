package dev.trestle.runtime;

import io.helidon.http.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs one statement on a pooled connection, in autocommit; or several in a {@link #transaction}. Files that they bind
 * are stored before they run; they stay when all succeeds, and go when it fails.
 *
 * <p>Every method throws {@link HttpProblem} for what the database refuses, as {@link SqlProblems} lists it.
 */
public final class Database {

    private static final String STATEMENT_TIMEOUT = "SELECT pg_catalog.set_config('statement_timeout', ?, true)";

    private final DataSource pool;
    private final SchemaCheck schema;
    private final Media media;

    /** Null outside a transaction. */
    private final @Nullable Bound bound;

    Database(DataSource pool, SchemaCheck schema, Media media) {
        this(pool, schema, media, null);
    }

    private Database(DataSource pool, SchemaCheck schema, Media media, @Nullable Bound bound) {
        this.pool = pool;
        this.schema = schema;
        this.media = media;
        this.bound = bound;
    }

    /** Binds a statement's parameters. */
    @FunctionalInterface
    public interface Binder {

        /**
         * Binds them, in order.
         *
         * @param binds where to
         * @throws SQLException from the driver
         */
        void bind(Binds binds) throws SQLException;
    }

    /**
     * Reads one row.
     *
     * @param <T> the type of a row
     */
    @FunctionalInterface
    public interface Reader<T> {

        /**
         * Reads the current row.
         *
         * @param row the row
         * @return what it says
         * @throws SQLException from the driver
         */
        T read(ResultRow row) throws SQLException;
    }

    /**
     * Inserts one row.
     *
     * @param sql INSERT with RETURNING
     * @param binder binds the parameters
     * @param reader reads the row
     * @param <T> the type of the row
     * @return the row as it was stored
     * @throws HttpProblem 409 if a trigger or rule kept the row out, and what the database refuses
     */
    public <T> T insert(String sql, Binder binder, Reader<? extends T> reader) {
        return run(sql, binder, statement -> {
            List<T> rows = rows(statement, reader);
            if (rows.isEmpty()) {
                throw HttpProblem.of(Status.CONFLICT_409, "The database did not store the row");
            }
            return rows.getFirst();
        });
    }

    /**
     * Updates one row.
     *
     * @param sql UPDATE by key, with RETURNING
     * @param binder binds the parameters
     * @param reader reads the row
     * @param <T> the type of the row
     * @return the row as it was stored
     * @throws HttpProblem 404 if there is no such row, and what the database refuses
     */
    public <T> T update(String sql, Binder binder, Reader<? extends T> reader) {
        return run(sql, binder, statement -> first(this.<T>rows(statement, reader)));
    }

    /**
     * Deletes rows.
     *
     * @param sql DELETE
     * @param binder binds the parameters
     * @return how many rows there were
     * @throws HttpProblem what the database refuses
     */
    public NumRows delete(String sql, Binder binder) {
        return new NumRows(execute(sql, binder));
    }

    /**
     * Runs a statement that gives no rows.
     *
     * @param sql the statement
     * @param binder binds the parameters
     * @return how many rows it touched
     * @throws HttpProblem what the database refuses
     */
    public long execute(String sql, Binder binder) {
        return run(sql, binder, PreparedStatement::executeLargeUpdate);
    }

    /**
     * Reads every row.
     *
     * @param sql a statement that gives rows
     * @param binder binds the parameters
     * @param reader reads one row
     * @param <T> the type of a row
     * @return the rows in order, unmodifiable
     * @throws HttpProblem what the database refuses
     */
    public <T> List<T> list(String sql, Binder binder, Reader<? extends T> reader) {
        return run(sql, binder, statement -> rows(statement, reader));
    }

    private <T> List<T> rows(PreparedStatement statement, Reader<? extends T> reader) throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            ResultRow row = new ResultRow(result, media);
            while (result.next()) {
                rows.add(reader.read(row));
            }
            return Collections.unmodifiableList(rows);
        }
    }

    /**
     * Reads the one row.
     *
     * @param sql a statement that gives rows
     * @param binder binds the parameters
     * @param reader reads the row
     * @param <T> the type of the row
     * @return the row
     * @throws HttpProblem 404 for none, 409 for several, and what the database refuses
     */
    public <T> T one(String sql, Binder binder, Reader<? extends T> reader) {
        return only(list(sql, binder, reader));
    }

    /**
     * Reads the one row of a statement that writes; what it wrote is undone unless there is exactly one.
     *
     * @param sql a statement that writes and gives rows
     * @param binder binds the parameters
     * @param reader reads the row
     * @param <T> the type of the row
     * @return the row
     * @throws HttpProblem 404 for none, 409 for several, and what the database refuses
     */
    public <T> T writeOne(String sql, Binder binder, Reader<? extends T> reader) {
        return run(sql, binder, statement -> {
            try (UnitOfWork unit = UnitOfWork.begin(statement.getConnection())) {
                T row = only(this.<T>rows(statement, reader));
                unit.commit();
                return row;
            }
        });
    }

    /**
     * Runs several statements in one transaction, which is undone if the work throws.
     *
     * @param timeout how long one of its statements may run, instead of the configured time
     * @param work is given a database that is bound to the transaction, for this thread and this call
     * @param <T> the type of the result
     * @return what the work gave, after the commit
     * @throws HttpProblem what the database refuses; after one that refused the commit for lack of a connection nobody
     *     knows whether it happened
     */
    public <T> T transaction(Duration timeout, Function<? super Database, ? extends T> work) {
        return connected("", (connection, files) -> {
            // For a network that swallows packets, as the pool has it for its own statements.
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(timeout.plusSeconds(10).toMillis()));
            try (UnitOfWork unit = UnitOfWork.begin(connection)) {
                Database database = new Database(pool, schema, media, new Bound(connection, files));
                database.list(STATEMENT_TIMEOUT, binds -> binds.text(timeout.toMillis() + "ms"), row -> row.text(1));
                T result = work.apply(database);
                unit.commit();
                return result;
            }
        });
    }

    private static <T> T only(List<T> rows) {
        if (rows.size() > 1) {
            throw HttpProblem.of(Status.CONFLICT_409, "There is more than one such row");
        }
        return first(rows);
    }

    private static <T> T first(List<T> rows) {
        if (rows.isEmpty()) {
            throw HttpProblem.of(Status.NOT_FOUND_404, "There is no such row");
        }
        return rows.getFirst();
    }

    private <T> T run(String sql, Binder binder, Call<T> call) {
        return connected(sql, (connection, files) -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                binder.bind(new Binds(statement, files));
                return call.on(statement);
            }
        });
    }

    private <T> T connected(String sql, Work<T> work) {
        if (bound != null) {
            return translated(sql, bound.files, () -> work.on(bound.connection, bound.files));
        }
        try (Publication files = new Publication(media)) {
            T result = translated(sql, files, () -> {
                try (Connection connection = pool.getConnection()) {
                    return work.on(connection, files);
                }
            });
            files.keep();
            return result;
        }
    }

    private <T> T translated(String sql, Publication files, Access<T> access) {
        try {
            return access.get();
        } catch (SQLException e) {
            if (SqlProblems.isUncertain(e)) {
                // The row may be there, or come yet.
                files.keep();
            }
            if (SqlProblems.isMismatch(e)) {
                schema.suspect();
            }
            throw SqlProblems.of(e, sql);
        } catch (SchemaMismatch e) {
            schema.suspect();
            throw SqlProblems.mismatch(e);
        } catch (UnreadableValue e) {
            throw SqlProblems.unreadable(e);
        }
    }

    @FunctionalInterface
    private interface Call<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection, Publication files) throws SQLException;
    }

    @FunctionalInterface
    private interface Access<T> {
        T get() throws SQLException;
    }

    /** The connection and the files of a transaction. */
    private record Bound(Connection connection, Publication files) {}
}
