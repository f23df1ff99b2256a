package dev.trestle.computed.write;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.database.RowReader;
import dev.trestle.runtime.database.StatementBinder;
import dev.trestle.runtime.database.Upserted;
import io.helidon.http.Status;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Stores the rows of a route and computes columns of them. The statement of the route returns keys, and the answer is read by these when
 * the values are stored.
 *
 * <p>All methods take a database that is bound to a transaction, or one that is not: then they begin one, and commit it. Only after
 * a commit of their own do they compute columns before the answer; in a transaction of the caller these are left to the background. They
 * throw {@link HttpProblem} if the database refuses a row, and if a row has no value that has to be in its transaction.
 *
 * @param <K> the key of a row
 */
public final class ComputedRows<K> {

    private static final System.Logger LOG = System.getLogger(ComputedRows.class.getName());

    private final WrittenColumns<K> columns;
    private final Function<List<K>, StatementBinder> binder;

    /**
     * The rows of a table.
     *
     * @param columns the computed columns of the table
     * @param binder binds keys
     */
    public ComputedRows(WrittenColumns<K> columns, Function<List<K>, StatementBinder> binder) {
        this.columns = columns;
        this.binder = binder;
    }

    private record Written<K, R, T>(R result, List<K> keys, List<T> rows, Optional<Runnable> requested) {}

    /**
     * Stores one row.
     *
     * @param sql reads rows by keys, in their order
     * @param reader reads a row
     * @param work stores the row, and returns its key
     * @param <T> the type of the row
     * @return the row with its computed columns
     */
    public <T> T row(Database database, String sql, RowReader<? extends T> reader, Function<? super Database, ? extends K> work) {
        return this.<K, T>store(database, sql, reader, false, work, List::of).rows().getFirst();
    }

    /**
     * Stores one row, or changes or finds the existing one.
     *
     * @param sql reads rows by keys, in their order
     * @param reader reads a row
     * @param work stores the row, and returns its key
     * @param <T> the type of the row
     * @return the row with its computed columns
     */
    public <T> Upserted<T> upserted(
            Database database, String sql, RowReader<? extends T> reader, Function<? super Database, Upserted<K>> work) {
        Written<K, Upserted<K>, T> written = store(database, sql, reader, false, work, stored -> List.of(stored.row()));
        return written.result().map(key -> written.rows().getFirst());
    }

    /**
     * Stores rows.
     *
     * @param sql reads rows by keys, in their order
     * @param reader reads a row
     * @param work stores the rows, and returns their keys in order
     * @param <T> the type of a row
     * @return the rows with their computed columns, in their order
     */
    public <T> List<T> rows(Database database, String sql, RowReader<? extends T> reader, Function<? super Database, List<K>> work) {
        return this.<List<K>, T>store(database, sql, reader, true, work, keys -> keys).rows();
    }

    private <R, T> Written<K, R, T> store(
            Database database, String sql, RowReader<? extends T> reader, boolean several,
            Function<? super Database, ? extends R> work, Function<R, List<K>> keysOf) {
        Written<K, R, T> written = database.transaction(transaction -> {
            R result = work.apply(transaction);
            List<K> keys = keysOf.apply(result);
            columns.compute(transaction, keys, several);
            Optional<Runnable> requested = database.isBound() ? Optional.empty() : columns.take(transaction, keys);
            List<T> rows = transaction.all(sql, binder.apply(keys), reader);
            if (rows.size() != keys.size()) {
                throw HttpProblem.of(Status.CONFLICT_409, "A row that was stored cannot be read; perhaps a trigger deleted it");
            }
            return new Written<>(result, keys, rows, requested);
        });
        if (written.requested().isEmpty()) {
            return written;
        }
        written.requested().get().run();
        List<T> rows = readAgain(database, sql, reader, written.keys());
        // Another request may have deleted some: the answer is the rows as they were stored then.
        return rows.size() == written.keys().size() ? new Written<>(written.result(), written.keys(), rows, Optional.empty()) : written;
    }

    /** None if that fails: the rows are committed, and after an error the client would store them again. */
    private <T> List<T> readAgain(Database database, String sql, RowReader<? extends T> reader, List<K> keys) {
        if (Thread.currentThread().isInterrupted()) {
            // It would lose the connection.
            return List.of();
        }
        try {
            return database.all(sql, binder.apply(keys), reader);
        } catch (HttpProblem problem) {
            LOG.log(Level.WARNING, () -> "Rows are returned without the values that were computed before the answer: " + problem.getMessage());
            return List.of();
        }
    }
}
