package dev.trestle.exports;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import java.util.List;
import java.util.function.Function;

/**
 * The export of a route's rows into another table of the service's own database, in the transaction that stores them.
 *
 * @param <R> the type of a row
 */
public final class SameTransactionExport<R> {

    private final Targets targets;
    private final Database database;
    private final Writing<R> writing;

    SameTransactionExport(Targets targets, Database database, Writing<R> writing) {
        this.targets = targets;
        this.database = database;
        this.writing = writing;
    }

    /**
     * Runs a transaction in which rows are exported.
     *
     * @param work takes a database that is bound to the transaction
     * @param <T> the type of the result
     * @return the result of the work
     * @throws HttpProblem 503 if the table differs from the expected one, and if the database refuses the statement
     */
    public <T> T transaction(Function<? super Database, ? extends T> work) {
        targets.requireFit(writing.target());
        return database.transaction(work);
    }

    /**
     * Exports a row.
     *
     * @param transaction in which the row was stored
     * @param row the row
     * @throws HttpProblem 500 if an update does not find exactly one row or no row is stored, and if the database
     *     refuses the statement
     */
    public void enter(Database transaction, R row) {
        new SameTransaction(writing.route(), writing.sql()).write(transaction, writing.values(row));
    }

    /**
     * Exports rows, in their order.
     *
     * @param transaction in which the rows were stored
     * @param rows perhaps none
     * @throws HttpProblem as {@link #enter}
     */
    public void enterAll(Database transaction, List<? extends R> rows) {
        rows.forEach(row -> enter(transaction, row));
    }
}
