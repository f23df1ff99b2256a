package dev.trestle.runtime.database;

import dev.trestle.listener.Listener;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.cancellation.Cancellation;
import dev.trestle.runtime.postgres.BoundFields;
import dev.trestle.runtime.postgres.Lender;
import dev.trestle.runtime.postgres.SchemaMismatch;
import dev.trestle.runtime.postgres.SqlState;
import dev.trestle.runtime.postgres.UnitOfWork;
import dev.trestle.runtime.postgres.UnreadableValue;
import dev.trestle.runtime.postgres.ValueFault;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Lends connections: one of the pool for each piece of work, or the one that a transaction has.
 *
 * @param attachments opens the files of one statement or transaction
 * @param maxRows of a result; 0 for any number
 * @param cancellation cancels the work; null for none
 * @param bound null outside a transaction
 * @param atomic whether each piece of work is undone where it throws
 */
record Session(
        Lender pool, SchemaGate schema, Supplier<? extends Attachments> attachments, Listener listener, int maxRows,
        @Nullable Cancellation cancellation, @Nullable Bound bound, boolean atomic) {

    private static final System.Logger LOG = System.getLogger(Session.class.getName());

    /** Outside a transaction. */
    Session(
            DataSource pool, SchemaGate schema, Supplier<? extends Attachments> attachments, Listener listener, int maxRows) {
        this(Lender.of(pool), schema, attachments, listener, maxRows, null, null, false);
    }

    /** The connection and the files of a transaction. */
    record Bound(Connection connection, Attachments files) {}

    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection, Attachments files) throws SQLException;
    }

    @FunctionalInterface
    private interface Access<T> {
        T get() throws SQLException;
    }

    /** The session of a transaction on this connection, which binds these files. */
    Session within(Connection connection, Attachments files) {
        return new Session(pool, schema, attachments, listener, maxRows, cancellation, new Bound(connection, files), false);
    }

    /** The same, but that a piece of work is undone where it throws. */
    Session undoing() {
        return new Session(pool, schema, attachments, listener, maxRows, cancellation, bound, true);
    }

    /** Whether it is in a transaction of the caller. */
    boolean isBound() {
        return bound != null;
    }

    /** The same with the connections of another pool. */
    Session on(Lender other) {
        return new Session(other, schema, attachments, listener, maxRows, cancellation, bound, atomic);
    }

    /** The same, but that work does not wait for a connection. */
    Session withoutWaiting() {
        return on(pool.free());
    }

    /** Runs work that other threads do; the watch ends it when the client of this thread leaves. */
    void forClient(Runnable cancel, Runnable work) {
        Runnable unwatch = listener.watch(cancel);
        try {
            work.run();
        } catch (CancellationException e) {
            throw listener.hasLeft() ? SqlProblems.left(e) : e;
        } finally {
            unwatch.run();
        }
    }

    /** The same, with statements that can be cancelled. */
    Session cancelledBy(Cancellation other) {
        return new Session(pool, schema, attachments, listener, maxRows, other, bound, atomic);
    }

    /** The same with a transaction for each piece of work, which a cursor needs. */
    Session reading() {
        return bound == null ? undoing() : this;
    }

    /** The statement's first word, and an UPDATE's table, say which end of a foreign key is broken. */
    <T> T connected(String sql, Work<T> work) {
        return connected(sql, "", work);
    }

    /** The statement again if its columns are the request's fields, for pointers to them; or empty. */
    <T> T connected(String sql, String written, Work<T> work) {
        if (bound != null) {
            return translated(sql, written, bound.files, () -> done(work, bound.connection, bound.files));
        }
        try (Attachments files = attachments.get()) {
            T result = translated(sql, written, files,
                    () -> pool.lend(connection -> watched(connection, files, work)));
            files.keep();
            return result;
        }
    }

    /** Ends statements whose client leaves; not any more when the connection goes back to the pool. */
    private <T> T watched(Connection connection, Attachments files, Work<T> work) throws SQLException {
        Runnable unwatch = listener.watch(() -> cancel(connection));
        try {
            return cancellation == null ? done(work, connection, files) : cancellable(cancellation, connection, files, work);
        } finally {
            unwatch.run();
        }
    }

    private <T> T cancellable(Cancellation by, Connection connection, Attachments files, Work<T> work) throws SQLException {
        if (!by.begins(() -> cancel(connection))) {
            throw new CancellationException("The work was cancelled before its statement began");
        }
        try {
            return done(work, connection, files);
        } finally {
            by.ended();
        }
    }

    private <T> T done(Work<T> work, Connection connection, Attachments files) throws SQLException {
        if (!atomic) {
            return work.on(connection, files);
        }
        try (UnitOfWork unit = UnitOfWork.begin(connection)) {
            T result = work.on(connection, files);
            unit.commit();
            return result;
        }
    }

    /** Returns when PostgreSQL has signalled the statement, so that it does not mean a later one. */
    static void cancel(Connection connection) {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "A statement cannot be cancelled", e);
        }
    }

    HttpProblem problem(SQLException e, String sql, String written) {
        String constrained = schema.pointer(e, written);
        return SqlProblems.of(e, sql, constrained.isEmpty()
                ? BoundFields.field(written, ValueFault.parameter(e)).map(FieldError::pointer).orElse("") : constrained);
    }

    private <T> T translated(String sql, String written, Attachments files, Access<T> access) {
        try {
            return access.get();
        } catch (SQLException e) {
            if (SqlState.isCancelled(e) && listener.hasLeft()) {
                throw SqlProblems.left(e);
            }
            if (SqlState.isCancelled(e) && cancellation != null && cancellation.isCancelled()) {
                throw (CancellationException) new CancellationException("The statement was cancelled").initCause(e);
            }
            if (SqlState.isUncertain(e)) {
                // The row may be there, or come yet.
                files.keep();
            }
            SqlProblems.note(e);
            if (SqlState.isMismatch(e) || SqlState.isUncertain(e)) {
                schema.suspect();
            }
            throw problem(e, sql, written);
        } catch (SchemaMismatch e) {
            schema.suspect();
            throw SqlProblems.mismatch(e);
        } catch (UnreadableValue e) {
            throw SqlProblems.unreadable(e);
        }
    }
}
