package dev.trestle.runtime.database;

import dev.trestle.listener.Listener;
import dev.trestle.runtime.Batch;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.Links;
import dev.trestle.runtime.NumRows;
import dev.trestle.runtime.cancellation.Cancellation;
import dev.trestle.runtime.postgres.Lender;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Runs one statement on a pooled connection, in autocommit; or several in a {@link #transaction}. Files that they bind
 * are stored before they run, and deleted again if they fail.
 *
 * <p>Every method throws {@link HttpProblem} if the database refuses the statement, as {@link SqlProblems} lists.
 */
public final class Database {

    private static final String STATEMENT_TIMEOUT = "SELECT pg_catalog.set_config('statement_timeout', ?, true)";

    private final Session session;
    private final Session streams;
    private final Links links;

    /**
     * A database with the connections of a pool.
     *
     * @param schema is notified of errors that a change of the schema may cause
     * @param attachments opens the files of one statement or transaction
     * @param listener cancels the statements of clients that leave
     * @param maxRows of a result; 0 for any number
     */
    public Database(
            DataSource pool, SchemaGate schema, Supplier<? extends Attachments> attachments, Links links,
            Listener listener, int maxRows) {
        this.session = new Session(pool, schema, attachments, listener, maxRows);
        this.streams = session;
        this.links = links;
    }

    private Database(Session session, Session streams, Links links) {
        this.session = session;
        this.streams = streams;
        this.links = links;
    }

    /**
     * The same database, with another pool for {@link #stream}.
     *
     * @param pool its connections may be held by slow clients
     */
    public Database streamingBy(DataSource pool) {
        return new Database(session, session.on(Lender.of(pool)), links);
    }

    /**
     * A database whose statements leave nothing stored if they fail: each has its own transaction, or a savepoint. For
     * statements that may write something although they return no row.
     */
    public Database atomic() {
        return new Database(session.undoing(), streams.undoing(), links);
    }

    /**
     * The same database, with statements that can be cancelled.
     *
     * @param cancellation cancels them; they throw {@link java.util.concurrent.CancellationException} then
     */
    public Database cancelledBy(Cancellation cancellation) {
        return new Database(session.cancelledBy(cancellation), streams.cancelledBy(cancellation), links);
    }

    /**
     * The same database, whose statements run on connections that are free at once. They throw
     * {@link java.util.concurrent.RejectedExecutionException} if there is none.
     *
     * @return a new one
     */
    public Database withoutWaiting() {
        return new Database(session.withoutWaiting(), streams.withoutWaiting(), links);
    }

    /** Whether its statements are parts of a transaction of the caller. */
    public boolean isBound() {
        return session.isBound();
    }

    /**
     * Runs work whose statements run on other threads, for the client whose request this thread processes.
     *
     * @param cancel ends the work when the client has left: on another thread, perhaps several times
     * @param work throws {@link java.util.concurrent.CancellationException} when it has ended for that
     * @throws HttpProblem 499 if the client has left
     */
    public void forClient(Runnable cancel, Runnable work) {
        session.forClient(cancel, work);
    }

    /**
     * Inserts one row.
     *
     * @param sql INSERT with RETURNING
     * @param binder binds the parameters
     * @param reader reads the row
     * @param <T> the type of the row
     * @return the row as it was stored
     * @throws HttpProblem 409 if a trigger or rule skipped the row, and if the database refuses it
     */
    public <T> T insert(String sql, StatementBinder binder, RowReader<? extends T> reader) {
        return stored(sql, binder, statement -> Rows.inserted(Rows.<T>all(statement, reader, links)));
    }

    /**
     * Inserts a row, or updates the existing row.
     *
     * @param sql from {@code UpsertSql.orUpdate}
     * @param binder binds the parameters
     * @param reader reads the row
     * @param <T> the type of the row
     * @return the row as it is stored now, and whether it was created
     * @throws HttpProblem 409 if a trigger skipped the row, and if the database refuses it
     */
    public <T> Upserted<T> upsert(String sql, StatementBinder binder, RowReader<? extends T> reader) {
        return insert(sql, binder, row -> new Upserted<T>(reader.read(row), row.lastIsTrue()));
    }

    /**
     * Inserts a row, or returns the existing row. If that is deleted before it is read, the row is inserted after all.
     *
     * @param sql from {@code UpsertSql.orNothing}
     * @param binder binds the parameters
     * @param find reads the existing row
     * @param key binds the parameters of {@code find}
     * @param reader reads the row
     * @param <T> the type of the row
     * @return the row as it is stored, and whether it was created
     * @throws HttpProblem 409 if the existing row cannot be read, and if the database refuses the row
     */
    public <T> Upserted<T> insertOrFind(
            String sql, StatementBinder binder, String find, StatementBinder key, RowReader<? extends T> reader) {
        return new InsertOrFind<T>(session, links, sql, binder, find, key, reader).run();
    }

    /**
     * Inserts rows, all of them or none.
     *
     * @param rows the rows, perhaps none
     * @param sql assembles the statement for some of the rows, by {@code InsertRowsSql}
     * @param binder binds the parameters of one row
     * @param reader reads one row
     * @param <Q> the type of a row of the request
     * @param <T> the type of a row as it is stored
     * @return the rows as they were stored, in their order, unmodifiable
     * @throws HttpProblem 409 if a trigger or rule skipped a row, and if the database refuses rows, with a pointer to
     *     each of them
     */
    public <Q, T> List<T> insertRows(
            List<Q> rows, Function<? super List<Q>, String> sql, RowBinder<? super Q> binder, RowReader<? extends T> reader) {
        return rows.isEmpty() ? List.of() : new RowsUnit<Q, T>(session, links, sql, binder, reader).store(rows);
    }

    /**
     * Inserts rows, all of them or none, and hands each on as it was stored, before all of them are committed.
     *
     * @param rows the rows, perhaps none
     * @param sql assembles the statement for some of the rows, by {@code InsertRowsSql}
     * @param binder binds the parameters of one row
     * @param sink takes each row, in order
     * @param <Q> the type of a row of the request
     * @throws HttpProblem as {@link #insertRows}
     */
    public <Q> void insertEach(
            List<Q> rows, Function<? super List<Q>, String> sql, RowBinder<? super Q> binder, RowSink sink) {
        insertRows(rows, sql, binder, row -> {
            sink.row(row);
            return true;
        });
    }

    /**
     * Inserts rows and rolls back, to return the rows as they would be stored. Deferred constraints are checked too.
     *
     * @param batch the rows
     * @param sql assembles the statement for some of the rows, by {@code InsertRowsSql}
     * @param binder binds the parameters of one row
     * @param reader reads one row
     * @param <Q> the type of a row of the request
     * @param <T> the type of a row as it would be stored
     * @return the rows as they would be stored, in their order
     * @throws HttpProblem as {@link #insertRows}
     */
    public <Q, T> Batch<T> compute(
            Batch<Q> batch, Function<? super List<Q>, String> sql, RowBinder<? super Q> binder, RowReader<? extends T> reader) {
        return batch.rows().isEmpty() ? Batch.list(List.of()) : new RowsUnit<Q, T>(session, links, sql, binder, reader).compute(batch, false);
    }

    /**
     * Inserts one row and rolls back, as {@link #compute(Batch, Function, RowBinder, Reader)}. Files of a request are
     * kept until it is answered, for a hook; other files until they are swept.
     *
     * @param sql INSERT with RETURNING
     * @param binder binds the parameters
     * @param reader reads the row
     * @param <T> the type of the row
     * @return the row as it would be stored
     * @throws HttpProblem as {@link #insert}
     */
    public <T> T compute(String sql, StatementBinder binder, RowReader<? extends T> reader) {
        return new RowsUnit<StatementBinder, T>(session, links, rows -> sql, StatementBinder::bind, reader)
                .compute(Batch.one(binder), true).rows().getFirst();
    }

    /**
     * Updates one row.
     *
     * @param sql UPDATE by key, with RETURNING
     * @param binder binds the parameters
     * @param reader reads the row
     * @param <T> the type of the row
     * @return the row as it was stored
     * @throws HttpProblem 404 if there is no such row, and if the database refuses the statement
     */
    public <T> T update(String sql, StatementBinder binder, RowReader<? extends T> reader) {
        return stored(sql, binder, statement -> Rows.first(Rows.<T>all(statement, reader, links)));
    }

    /**
     * Deletes rows.
     *
     * @param sql DELETE
     * @param binder binds the parameters
     * @return the number of deleted rows
     * @throws HttpProblem if the database refuses the statement
     */
    public NumRows delete(String sql, StatementBinder binder) {
        return new NumRows(execute(sql, binder));
    }

    /**
     * Runs a statement that returns no rows.
     *
     * @param sql the statement
     * @param binder binds the parameters
     * @return the number of affected rows
     * @throws HttpProblem if the database refuses the statement
     */
    public long execute(String sql, StatementBinder binder) {
        return run(sql, binder, PreparedStatement::executeLargeUpdate);
    }

    /**
     * Reads all rows of a result for a client.
     *
     * @param sql a statement that returns rows
     * @param binder binds the parameters
     * @param reader reads one row
     * @param <T> the type of a row
     * @return the rows in order, unmodifiable
     * @throws HttpProblem 422 for more than {@code max-rows}, and if the database refuses the statement
     */
    public <T> List<T> list(String sql, StatementBinder binder, RowReader<? extends T> reader) {
        return run(sql, binder, statement -> Rows.limited(statement, reader, links, session.maxRows()));
    }

    /**
     * Reads the rows one by one, by a cursor, so that any number of rows needs little memory. Outside a transaction a
     * connection of {@link #streamingBy} is in use until the sink has taken the last row, and rows are read while the sink works. In
     * a transaction the sink may run other statements of it.
     *
     * @param sql a statement that reads and returns rows
     * @param binder binds the parameters
     * @param sink takes each row, in order
     * @throws HttpProblem if the database refuses the statement, perhaps after the sink has taken some rows
     */
    public void stream(String sql, StatementBinder binder, RowSink sink) {
        streams.reading().connected(sql, (connection, files) ->
                StatementCall.run(connection, files, sql, binder, statement -> streams.isBound()
                        ? Rows.stream(statement, sink, links)
                        : Rows.streamAhead(statement, sink, links, () -> Session.cancel(connection))));
    }

    /**
     * Reads the rows of a result that fits into memory, one by one. Outside a transaction the connection is in use until the
     * sink has taken the last row.
     *
     * @param sql a statement that returns rows
     * @param binder binds the parameters
     * @param sink takes each row, in order
     * @throws HttpProblem 422 for more than {@code max-rows}, and if the database refuses the statement, perhaps after
     *     the sink has taken some rows
     */
    public void each(String sql, StatementBinder binder, RowSink sink) {
        run(sql, binder, statement -> Rows.each(statement, sink, links, session.maxRows()));
    }

    /**
     * Reads all rows, without the limit {@code max-rows}; for internal work of the service.
     *
     * @param sql a statement that returns rows
     * @param binder binds the parameters
     * @param reader reads one row
     * @param <T> the type of a row
     * @return the rows in order, unmodifiable
     * @throws HttpProblem if the database refuses the statement
     */
    public <T> List<T> all(String sql, StatementBinder binder, RowReader<? extends T> reader) {
        return run(sql, binder, statement -> Rows.all(statement, reader, links));
    }

    /**
     * Reads a single row.
     *
     * @param sql a statement that returns rows
     * @param binder binds the parameters
     * @param reader reads the row
     * @param <T> the type of the row
     * @return the row
     * @throws HttpProblem 404 for none, 409 for several, and if the database refuses the statement
     */
    public <T> T one(String sql, StatementBinder binder, RowReader<? extends T> reader) {
        return run(sql, binder, statement -> Rows.only(Rows.<T>all(statement, reader, links)));
    }

    /**
     * Runs several statements in one transaction, which is undone if the work throws.
     *
     * @param timeout the time limit of each statement, instead of the configured one
     * @param work takes a database that is bound to the transaction; only for this thread and this call
     * @param <T> the type of the result
     * @return the result of the work, after the commit
     * @throws HttpProblem if the database refuses a statement; a commit without an answer may have succeeded
     */
    public <T> T transaction(Duration timeout, Function<? super Database, ? extends T> work) {
        return session.undoing().connected("", (connection, files) -> {
            // For a network that swallows packets, as the pool has it for its own statements.
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(timeout.plusSeconds(10).toMillis()));
            Database database = within(connection, files);
            database.all(STATEMENT_TIMEOUT, binds -> binds.text(timeout.toMillis() + "ms"), row -> row.text(1));
            return work.apply(database);
        });
    }

    /**
     * Runs several statements in one transaction, which is undone if the work throws. The configured time limit
     * applies to each of them.
     *
     * @param work takes a database that is bound to the transaction; only for this thread and this call
     * @param <T> the type of the result
     * @return the result of the work, after the commit
     * @throws HttpProblem as {@link #transaction(Duration, Function)}
     */
    public <T> T transaction(Function<? super Database, ? extends T> work) {
        return session.undoing().connected("", (connection, files) -> work.apply(within(connection, files)));
    }

    /**
     * Runs work on one connection, in a transaction, or in a part of the present one, that is undone if the work throws.
     * Outside a transaction the connection is one of {@link #streamingBy}, as the work may wait for a client.
     *
     * @param work uses the connection, for this call
     * @param <T> the type of the result
     * @return the result of the work, after the commit
     * @throws HttpProblem if the database refuses a statement
     */
    public <T> T connected(Lender.Use<T> work) {
        return streams.undoing().connected("INSERT", (connection, files) -> work.of(connection));
    }

    /**
     * What it means to a client that the database refuses a row; for the work of {@link #connected}.
     *
     * @param e the error of the database
     * @param written an INSERT whose columns are the fields of the row, without values
     * @return the problem, with pointers to fields of the row
     */
    public HttpProblem problem(SQLException e, String written) {
        return session.problem(e, "INSERT", written);
    }

    private Database within(Connection connection, Attachments files) {
        Session bound = session.within(connection, files);
        return new Database(bound, bound, links);
    }

    private <T> T stored(String sql, StatementBinder binder, StatementCall<T> call) {
        return session.connected(sql, sql, (connection, files) -> StatementCall.run(connection, files, sql, binder, call));
    }

    private <T> T run(String sql, StatementBinder binder, StatementCall<T> call) {
        return session.connected(sql, (connection, files) -> StatementCall.run(connection, files, sql, binder, call));
    }
}
