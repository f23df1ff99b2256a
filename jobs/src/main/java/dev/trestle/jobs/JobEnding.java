package dev.trestle.jobs;

import dev.trestle.runtime.Database;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.types.Json;
import java.util.UUID;

/**
 * What else happens in the transactions of a job with a hook: {@code stored} when its row is, and then one of the two
 * others, once, when the job ends. All three are given the job's id, so that the end finds what the begin left.
 *
 * <p>None is called for a job that ends before its statement is committed, as nothing is stored then. After {@code stored}
 * no other is called where no code is left to be: for a job of a route that no server has known for
 * {@code jobs.forget-routes-after}, and for one whose hook a newer deployment has dropped.
 *
 * @param stored acts on the row, in the transaction of the statement
 * @param done acts on the result
 * @param failed acts on an end without a result
 * @param <W> the type of what the statement gave
 * @param <R> the type of the result
 */
public record JobEnding<W, R>(Stored<? super W> stored, Done<? super W, ? super R> done, Failed failed) {

    /** Nothing else happens. */
    static <W, R> JobEnding<W, R> none() {
        return new JobEnding<>((transaction, job, row) -> {}, (transaction, job, row, result) -> {},
                (transaction, job, row, problem) -> {});
    }

    /**
     * Acts on what the statement gave, in its transaction. If it throws, the statement is undone, and the job goes on as if
     * the statement had thrown it.
     *
     * @param <W> the type of what the statement gave
     */
    @FunctionalInterface
    public interface Stored<W> {

        /**
         * Acts on a row.
         *
         * @param transaction bound to the transaction of the statement: what is done by it takes effect exactly once
         * @param job the id of the job
         * @param row what the statement gave
         */
        void store(Database transaction, UUID job, W row);
    }

    /**
     * Acts on a result. If it throws, the job goes on as if the hook had thrown it.
     *
     * @param <W> the type of what the statement gave
     * @param <R> the type of the result
     */
    @FunctionalInterface
    public interface Done<W, R> {

        /**
         * Acts on a result.
         *
         * @param transaction bound to the transaction in which the job ends: what is done by it takes effect exactly once,
         *     and not at all if the job ends otherwise
         * @param job the id of the job
         * @param row what the statement gave
         * @param result what the hook made of it
         * @throws HttpProblem from 500 to be tried again, after the hook; any other to end the job with it
         */
        void end(Database transaction, UUID job, W row, R result);
    }

    /**
     * Acts on the end without a result: the hook failed for good, refused or took too long, the job was cancelled, its
     * servers ended in each of its attempts, or its row does not fit any more. If it throws, the job has not ended: it is
     * tried again soon, and who cancels it gets the problem.
     */
    @FunctionalInterface
    public interface Failed {

        /**
         * Acts on the end.
         *
         * @param transaction bound to the transaction in which the job ends, as for {@link Done#end}
         * @param job the id of the job
         * @param row what the statement gave, as the job kept it: by its form, perhaps that of an older deployment
         * @param problem what the job ends with; 409 if it was cancelled
         * @throws HttpProblem why it cannot be ended now
         */
        void end(Database transaction, UUID job, Json row, HttpProblem problem);
    }
}
