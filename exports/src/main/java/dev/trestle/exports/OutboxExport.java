package dev.trestle.exports;

import dev.trestle.runtime.Database;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.types.Json;
import java.util.List;
import java.util.function.Function;

/**
 * The export of a route's rows by the outbox: what is entered in a transaction is delivered after it.
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
     * Runs a transaction in which rows are entered; their delivery begins after the commit.
     *
     * @param work is given a database that is bound to the transaction
     * @param <T> the type of the result
     * @return what the work gave
     * @throws HttpProblem 503 while the tables of exports are not there, and what the database refuses
     */
    public <T> T transaction(Function<? super Database, ? extends T> work) {
        return outbox.transaction(export.target(), work);
    }

    /**
     * Enters a row.
     *
     * @param transaction in which the row was stored
     * @param row the row
     * @throws HttpProblem 503 while the tables of exports are not there, and what the database refuses
     */
    public void enter(Database transaction, R row) {
        enterAll(transaction, List.of(row));
    }

    /**
     * Enters rows, in their order.
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
