package dev.trestle.exports;

import dev.trestle.runtime.Database;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.types.Json;
import io.helidon.http.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The entries of one request that wait for what its hook makes of them; of one thread.
 *
 * @param <W> the type of a row
 * @param <R> the type of what the hook makes of it
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
     * Enters a row.
     *
     * @param transaction in which it was stored
     * @param stored the row
     * @throws HttpProblem 503 while the tables of exports are not there, and what the database refuses
     */
    public void enter(Database transaction, W stored) {
        enterAll(transaction, List.of(stored));
    }

    /**
     * Enters rows, in their order.
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
     * Has the hook make something of the rows. Where it refuses, with a problem below 500, it is not called again, and the
     * rows are dead letters: they are stored, and it is up to people what becomes of them.
     *
     * @param hook calls it
     * @param <T> the type of what it makes
     * @return what the hook made
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
     * Has what the hook made of the one row delivered. If the database is away now, the hook is called again later: the
     * caller's answer does not depend on it.
     *
     * @param record what is exported
     */
    public void complete(R record) {
        completeAll(List.of(record));
    }

    /**
     * Has what the hook made of the rows delivered, as {@link #complete}.
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
