package dev.trestle.exports;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.types.Json;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The export of a hook's records by the outbox. The entry is stored in the transaction of the row, and completed by
 * the record of the hook after it. If that does not happen, because the hook failed or the server ended, the hook is
 * called again. For background routes the job calls the hook, and its end completes the entry, or makes it a dead
 * letter.
 *
 * @param <W> the type of a row
 * @param <R> the type of the hook's record
 */
public final class HookedExport<W, R> {

    private final Outbox outbox;
    private final Export<R> export;
    private final HookRows<W> rows;

    HookedExport(Outbox outbox, Export<R> export, HookRows<W> rows) {
        this.outbox = outbox;
        this.export = export;
        this.rows = rows;
    }

    /**
     * Runs a transaction that stores entries.
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
     * Begins the entries of one request.
     *
     * @return for one thread
     */
    public Entered<W, R> begin() {
        return new Entered<>(outbox, export, rows);
    }

    /**
     * Stores the entry of a job's row in the transaction of the row, which decides its place in the order.
     *
     * @param transaction in which the row was stored
     * @param job the job, which calls the hook and completes the entry
     * @param row the row
     * @throws HttpProblem 503 while the tables of exports do not exist, and if the database refuses the statement
     */
    public void stored(Database transaction, UUID job, W row) {
        storedAll(transaction, job, List.of(row));
    }

    /**
     * Stores the entries of a job's rows, in their order, as {@link #stored}.
     *
     * @param transaction in which the rows were stored
     * @param job as there
     * @param stored the rows, perhaps none
     * @throws HttpProblem as {@link #stored}
     */
    public void storedAll(Database transaction, UUID job, List<? extends W> stored) {
        outbox.enterRows(transaction, export, stored.stream().<Outbox.Sheet>map(row -> rows.sheet(row)).toList(), job);
    }

    /**
     * Completes the entry of a job's row, for delivery.
     *
     * @param transaction in which the job ends
     * @param job the job
     * @param row the row
     * @param record the record to export
     * @throws HttpProblem as {@link #stored}
     */
    public void done(Database transaction, UUID job, W row, R record) {
        doneAll(transaction, job, List.of(row), List.of(record));
    }

    /**
     * Completes the entries of a job's rows, as {@link #done}.
     *
     * @param transaction in which the job ends
     * @param job the job
     * @param stored the rows, perhaps none
     * @param records one for each row, in their order
     * @throws HttpProblem as {@link #stored}
     * @throws IllegalArgumentException if there are more or fewer records than rows
     */
    public void doneAll(Database transaction, UUID job, List<? extends W> stored, List<? extends R> records) {
        if (records.size() != stored.size()) {
            throw new IllegalArgumentException("There are " + stored.size() + " rows and " + records.size() + " records");
        }
        List<Json> written = records.stream().<Json>map(record -> export.form().write(record)).toList();
        if (!outbox.complete(transaction, job, written)) {
            // The row was stored by a deployment that did not export it.
            outbox.enter(transaction, export, IntStream.range(0, written.size())
                    .mapToObj(i -> new Outbox.Sheet(rows.lane(stored.get(i)), written.get(i))).toList());
        }
    }

    /**
     * Makes the entries of a job's rows dead letters, because it ends without a record; their hook is called again
     * when they are redelivered.
     *
     * @param transaction in which the job ends
     * @param job the job
     * @param row the stored rows of the job; the entries have them too
     * @param problem the error of the job
     * @throws HttpProblem as {@link #stored}
     */
    public void failed(Database transaction, UUID job, Json row, HttpProblem problem) {
        outbox.refuse(transaction, job, "The job ended without a result: " + Reasons.of(problem));
    }
}
