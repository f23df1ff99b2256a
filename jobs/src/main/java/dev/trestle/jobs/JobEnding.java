package dev.trestle.jobs;

import dev.trestle.runtime.Database;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.Json;

/**
 * What else happens when a job with a hook ends and its row is stored: one of the two methods takes effect, once.
 *
 * <p>Neither is called for a job that ends before its statement is committed, as nothing is stored then; nor where no code
 * is left to be called: for a job of a route that no server has known for {@code jobs.forget-routes-after}, and for one
 * whose hook a newer deployment has dropped.
 *
 * @param <W> the type of what the statement gave
 * @param <R> the type of the result
 */
public interface JobEnding<W, R> {

    /**
     * Acts on the result. If it throws, the job goes on as if the hook had thrown it.
     *
     * @param transaction bound to the transaction in which the job ends: what is done by it takes effect exactly once,
     *     and not at all if the job ends otherwise
     * @param row what the statement gave
     * @param result what the hook made of it
     * @throws HttpProblem from 500 to be tried again, after the hook; any other to end the job with it
     */
    void done(Database transaction, W row, R result);

    /**
     * Acts on the end without a result: the hook failed for good, refused or took too long, the job was cancelled, its
     * servers ended in each of its attempts, or its row does not fit any more. If it throws, the job has not ended: it is
     * tried again soon, and who cancels it gets the problem.
     *
     * @param transaction bound to the transaction in which the job ends, as for {@link #done}
     * @param row what the statement gave, as the job kept it: by its form, perhaps that of an older deployment
     * @param problem what the job ends with; 409 if it was cancelled
     * @throws HttpProblem why it cannot be ended now
     */
    void failed(Database transaction, Json row, HttpProblem problem);

    /**
     * An ending of two functions.
     *
     * @param done is {@link #done}
     * @param failed is {@link #failed}
     * @param <W> the type of what the statement gave
     * @param <R> the type of the result
     * @return the ending
     */
    static <W, R> JobEnding<W, R> of(Done<? super W, ? super R> done, Failed failed) {
        return new JobEnding<>() {
            @Override
            public void done(Database transaction, W row, R result) {
                done.end(transaction, row, result);
            }

            @Override
            public void failed(Database transaction, Json row, HttpProblem problem) {
                failed.end(transaction, row, problem);
            }
        };
    }

    /**
     * Acts on a result.
     *
     * @param <W> the type of what the statement gave
     * @param <R> the type of the result
     */
    @FunctionalInterface
    interface Done<W, R> {

        /**
         * Is {@link JobEnding#done}.
         *
         * @param transaction as there
         * @param row as there
         * @param result as there
         */
        void end(Database transaction, W row, R result);
    }

    /** Acts on an end without a result. */
    @FunctionalInterface
    interface Failed {

        /**
         * Is {@link JobEnding#failed}.
         *
         * @param transaction as there
         * @param row as there
         * @param problem as there
         */
        void end(Database transaction, Json row, HttpProblem problem);
    }
}
