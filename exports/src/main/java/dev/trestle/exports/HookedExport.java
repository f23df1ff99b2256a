package dev.trestle.exports;

import dev.trestle.runtime.Database;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonForm;
import java.util.function.Function;

/**
 * The export by the outbox of what a hook makes of a route's rows. The row is entered in the transaction, and
 * completed by what the hook made after it. Where that does not happen, as the hook failed or the server ended, the
 * hook is called again.
 *
 * @param <W> the type of a row
 * @param <R> the type of what the hook makes of it
 */
public final class HookedExport<W, R> {

    private final Outbox outbox;
    private final Export<R> export;
    private final JsonForm<W> row;
    private final ExportBinder<W> lane;

    HookedExport(Outbox outbox, Export<R> export, JsonForm<W> row, ExportBinder<W> lane) {
        this.outbox = outbox;
        this.export = export;
        this.row = row;
        this.lane = lane;
    }

    /**
     * Runs a transaction in which rows are entered.
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
     * Begins the entries of one request.
     *
     * @return for one thread
     */
    public Entered<W, R> begin() {
        return new Entered<>(outbox, export, row, lane);
    }
}
