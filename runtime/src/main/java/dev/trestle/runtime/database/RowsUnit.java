package dev.trestle.runtime.database;

import dev.trestle.runtime.Batch;
import dev.trestle.runtime.Links;
import java.sql.Connection;
import java.util.List;
import java.util.function.Function;

/**
 * Inserts several rows on a connection of its own, or in the present transaction.
 *
 * @param sql assembles the statement for some rows
 * @param binder binds the parameters of one row
 * @param reader reads one row
 * @param <Q> the type of a row of the request
 * @param <T> the type of a row as it is stored
 */
record RowsUnit<Q, T>(
        Session session, Links links, Function<? super List<Q>, String> sql, RowBinder<? super Q> binder, RowReader<? extends T> reader) {

    List<T> store(List<Q> rows) {
        return session.connected("INSERT", (connection, files) -> on(connection, files).store(rows));
    }

    /** Nothing is stored; files may be lent until the answer. */
    Batch<T> compute(Batch<Q> batch, boolean lendsFiles) {
        return session.connected("INSERT", (connection, files) -> {
            if (lendsFiles) {
                files.lend();
            }
            return on(connection, files).compute(batch);
        });
    }

    private RowsInsert<Q, T> on(Connection connection, Attachments files) {
        RowsStatement<Q> statement = new RowsStatement<>(connection, files, sql, binder, links);
        return new RowsInsert<>(connection, statement.returning(reader), statement.returning(row -> true),
                (e, rows) -> session.problem(e, "INSERT", sql.apply(rows.subList(0, 1))));
    }
}
