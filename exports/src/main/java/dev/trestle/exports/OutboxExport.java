package dev.trestle.exports;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.types.Json;
import java.util.List;
import java.util.function.Function;

/**
 * The export of a route's rows by the outbox: entries are stored in a transaction, and delivered after it.
 *
 * @param <R> the type of a row
 */
public final class OutboxExport<R> {

    private final Outbox outbox;
    private final Export<R> export;

    OutboxExport(Outbox outbox, Export<R> export) {
        this.outbox = outbox;
        this.export = export;
    }

    /**
     * Runs a transaction that stores entries; their delivery begins after the commit.
     *
     * @param work takes a database that is bound to the transaction
     * @param <T> the type of the result
     * @return the result of the work
     * @throws HttpProblem 503 while the tables of exports do not exist, and if the database refuses the statement
     */
    public <T> T transaction(Function<? super Database, ? extends T> work) {
        return outbox.transaction(export.target(), work);
    }

    /**
     * Stores the entry of a row.
     *
     * @param transaction in which the row was stored
     * @param row the row
     * @throws HttpProblem 503 while the tables of exports do not exist, and if the database refuses the statement
     */
    public void enter(Database transaction, R row) {
        enterAll(transaction, List.of(row));
    }

    /**
     * Stores entries for rows, in their order.
     *
     * @param transaction in which the rows were stored
     * @param rows perhaps none
     * @throws HttpProblem as {@link #enter}
     */
    public void enterAll(Database transaction, List<? extends R> rows) {
        outbox.enter(transaction, export, rows.stream()
                .map(row -> new Outbox.Sheet(export.lane(row), json(row)))
                .toList());
    }

    private Json json(R row) {
        return export.form().write(row);
    }
}
