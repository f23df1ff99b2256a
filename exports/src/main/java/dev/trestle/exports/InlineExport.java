package dev.trestle.exports;

import dev.trestle.runtime.Batch;
import dev.trestle.runtime.HttpProblem;
import java.util.List;

/**
 * The export of a route's rows in the request, after the commit.
 *
 * @param <R> the type of a row
 */
public final class InlineExport<R> {

    private final Targets targets;
    private final Writing<R> writing;

    InlineExport(Targets targets, Writing<R> writing) {
        this.targets = targets;
        this.writing = writing;
    }

    /**
     * Writes a row into the target.
     *
     * @param row the row
     * @return the row as it was given
     * @throws HttpProblem 500 if the target is unavailable or refuses it; the log has the reason
     */
    public R deliver(R row) {
        return deliverAll(List.of(row)).getFirst();
    }

    /**
     * Writes rows into the target, all of them or none.
     *
     * @param rows perhaps none
     * @return the rows as they were given
     * @throws HttpProblem as {@link #deliver}
     */
    public List<R> deliverAll(List<R> rows) {
        targets.deliverNow(writing, rows);
        return rows;
    }

    /**
     * Writes the rows of a batch into the target, all of them or none.
     *
     * @param computed one row or several
     * @return the batch as it was given
     * @throws HttpProblem as {@link #deliver}
     */
    public Batch<R> deliverAll(Batch<R> computed) {
        deliverAll(computed.rows());
        return computed;
    }
}
