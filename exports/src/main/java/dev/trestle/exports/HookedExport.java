package dev.trestle.exports;

import dev.trestle.runtime.Database;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The export by the outbox of what a hook makes of a route's rows. The row is entered in the transaction, and
 * completed by what the hook made after it. Where that does not happen, as the hook failed or the server ended, the
 * hook is called again. In the background the job calls the hook: then nothing is entered until the job ends, with a
 * record or without.
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
     * Enters what the hook made of a row, at the end of its job.
     *
     * @param transaction in which the job ends
     * @param row the row
     * @param record what is exported
     * @throws HttpProblem 503 while the tables of exports are not there, and what the database refuses
     */
    public void enter(Database transaction, W row, R record) {
        enterAll(transaction, List.of(row), List.of(record));
    }

    /**
     * Enters what the hook made of rows, in their order, as {@link #enter}.
     *
     * @param transaction in which the job ends
     * @param stored the rows, perhaps none
     * @param records one for each row, in their order
     * @throws HttpProblem as {@link #enter}
     * @throws IllegalArgumentException if there are more or fewer records than rows
     */
    public void enterAll(Database transaction, List<? extends W> stored, List<? extends R> records) {
        if (records.size() != stored.size()) {
            throw new IllegalArgumentException("There are " + stored.size() + " rows and " + records.size() + " records");
        }
        List<Outbox.Sheet> sheets = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            R record = records.get(i);
            @Nullable String lane = rows.lane(stored.get(i));
            sheets.add(new Outbox.Sheet(lane == null ? export.lane(record) : lane, export.form().write(record)));
        }
        outbox.enter(transaction, export, sheets);
    }

    /**
     * Enters a row whose job ends without a record: as a dead letter, whose hook is called again when it is delivered
     * again.
     *
     * @param transaction in which the job ends
     * @param row the row, as the job kept it
     * @param problem what the job ends with
     * @throws HttpProblem as {@link #enter}
     */
    public void enterFailed(Database transaction, Json row, HttpProblem problem) {
        enterFailed(transaction, List.of(row), problem);
    }

    /**
     * Enters the rows of a list, in their order, as {@link #enterFailed}.
     *
     * @param transaction in which the job ends
     * @param list the rows, as {@link dev.trestle.runtime.JsonForm#rows} writes them
     * @param problem what the job ends with
     * @throws HttpProblem as {@link #enter}
     */
    public void enterFailedRows(Database transaction, Json list, HttpProblem problem) {
        enterFailed(transaction, new KeptRows(transaction).ofRows(list), problem);
    }

    /**
     * Enters the rows of a batch, in their order, as {@link #enterFailed}.
     *
     * @param transaction in which the job ends
     * @param batch the rows, as {@link dev.trestle.runtime.JsonForm#batch} writes them
     * @param problem what the job ends with
     * @throws HttpProblem as {@link #enter}
     */
    public void enterFailedBatch(Database transaction, Json batch, HttpProblem problem) {
        enterFailed(transaction, new KeptRows(transaction).ofBatch(batch), problem);
    }

    private void enterFailed(Database transaction, List<Json> kept, HttpProblem problem) {
        outbox.enterDead(transaction, export, kept.stream().<Outbox.Sheet>map(row -> rows.sheet(row)).toList(),
                "The job ended without a result: " + Reasons.of(problem));
    }
}
