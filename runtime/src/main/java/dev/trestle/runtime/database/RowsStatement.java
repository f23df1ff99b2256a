package dev.trestle.runtime.database;

import dev.trestle.runtime.Links;
import java.sql.Connection;
import java.util.List;
import java.util.function.Function;

/**
 * A statement that inserts several rows on one connection, and returns them.
 *
 * @param sql assembles its text for some rows
 * @param binder binds the parameters of one row
 * @param <Q> the type of a row of the request
 */
record RowsStatement<Q>(
        Connection connection, Attachments files, Function<? super List<Q>, String> sql, RowBinder<? super Q> binder,
        Links links) {

    /** Runs it, and reads each row that it returns. */
    <T> RowsInsert.Inserter<Q, T> returning(RowReader<? extends T> reader) {
        return rows -> StatementCall.run(connection, files, sql.apply(rows), binds -> {
            for (Q row : rows) {
                binder.bind(row, binds);
            }
        }, statement -> Rows.<T>all(statement, reader, links));
    }
}
