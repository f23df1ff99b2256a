package dev.trestle.exports;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.types.Json;
import io.helidon.http.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The entries of one request that wait for the records of its hook; for one thread.
 *
 * @param <W> the type of a row
 * @param <R> the type of the hook's record
 */
public final class Entered<W, R> {

    private final Outbox outbox;
    private final Export<R> export;
    private final HookRows<W> rows;
    private final List<Long> ids = new ArrayList<>();

    Entered(Outbox outbox, Export<R> export, HookRows<W> rows) {
        this.outbox = outbox;
        this.export = export;
        this.rows = rows;
    }

    /**
     * Stores the entry of a row.
     *
     * @param transaction in which it was stored
     * @param stored the row
     * @throws HttpProblem 503 while the tables of exports do not exist, and if the database refuses the statement
     */
    public void enter(Database transaction, W stored) {
        enterAll(transaction, List.of(stored));
    }

    /**
     * Stores entries for rows, in their order.
     *
     * @param transaction in which they were stored
     * @param stored perhaps none
     * @throws HttpProblem as {@link #enter}
     */
    public void enterAll(Database transaction, List<? extends W> stored) {
        ids.addAll(outbox.enterRows(
                transaction, export, stored.stream().<Outbox.Sheet>map(row -> rows.sheet(row)).toList()));
    }

    /**
     * Calls the hook for the rows. If it refuses, with a problem below 500, it is not called again, and the rows
     * become dead letters.
     *
     * @param hook calls the hook
     * @param <T> the type of its result
     * @return the result of the hook
     * @throws HttpProblem the hook's
     */
    public <T> T respond(Supplier<? extends T> hook) {
        try {
            return hook.get();
        } catch (HttpProblem problem) {
            if (problem.status().code() < Status.INTERNAL_SERVER_ERROR_500.code()) {
                outbox.refuse(export, List.copyOf(ids), "The hook refused: " + Reasons.of(problem));
            }
            throw problem;
        }
    }

    /**
     * Completes the entry of the one row with the hook's record, for delivery. If the database is unavailable now, the
     * hook is called again later, and the answer does not depend on it.
     *
     * @param record the record to export
     */
    public void complete(R record) {
        completeAll(List.of(record));
    }

    /**
     * Completes the entries of the rows, as {@link #complete}.
     *
     * @param records one for each row, in their order
     * @throws IllegalArgumentException if there are more or fewer than rows
     */
    public void completeAll(List<? extends R> records) {
        if (records.size() != ids.size()) {
            throw new IllegalArgumentException("There are " + ids.size() + " rows and " + records.size() + " records");
        }
        List<Json> written = new ArrayList<>();
        for (R record : records) {
            written.add(export.form().write(record));
        }
        outbox.complete(export, List.copyOf(ids), written);
    }
}
