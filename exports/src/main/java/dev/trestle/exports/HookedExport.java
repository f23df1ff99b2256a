package dev.trestle.exports;

import dev.trestle.runtime.Database;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.types.Json;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The export by the outbox of what a hook makes of a route's rows. The row is entered in the transaction, and
 * completed by what the hook made after it. Where that does not happen, as the hook failed or the server ended, the
 * hook is called again. In the background the job calls the hook: then its end completes the entry, or makes it a dead
 * letter.
 *
 * @param <W> the type of a row
 * @param <R> the type of what the hook makes of it
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
        return new Entered<>(outbox, export, rows);
    }

    /**
     * Enters a row of a job with the row: its place in the order is this one, whenever the hook is done.
     *
     * @param transaction in which the row was stored
     * @param job the job, which calls the hook and ends the entry
     * @param row the row
     * @throws HttpProblem 503 while the tables of exports are not there, and what the database refuses
     */
    public void stored(Database transaction, UUID job, W row) {
        storedAll(transaction, job, List.of(row));
    }

    /**
     * Enters rows of a job, in their order, as {@link #stored}.
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
     * Has what the hook made of a job's row delivered.
     *
     * @param transaction in which the job ends
     * @param job the job
     * @param row the row
     * @param record what is exported
     * @throws HttpProblem as {@link #stored}
     */
    public void done(Database transaction, UUID job, W row, R record) {
        doneAll(transaction, job, List.of(row), List.of(record));
    }

    /**
     * Has what the hook made of a job's rows delivered, as {@link #done}.
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
     * Makes dead letters of a job's rows, as it ends without a record; their hook is called again when they are delivered
     * again.
     *
     * @param transaction in which the job ends
     * @param job the job
     * @param row what the job kept of its rows; the entries have them
     * @param problem what the job ends with
     * @throws HttpProblem as {@link #stored}
     */
    public void failed(Database transaction, UUID job, Json row, HttpProblem problem) {
        outbox.refuse(transaction, job, "The job ended without a result: " + Reasons.of(problem));
    }
}
