package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.types.Json;
import java.util.UUID;

/**
 * Additional work in the transactions of a job with a hook: {@code stored} when its row is stored, and then {@code done} or
 * {@code failed}, once, when the job ends. All three take the id of the job, to find each other's work.
 *
 * <p>None is called for a job that ends before its statement is committed, because nothing is stored then. After {@code stored} no
 * other is called if that code no longer exists: for a job of a route that no server has had for {@code jobs.forget-routes-after},
 * and for a hook that a newer deployment removed.
 *
 * @param stored acts on the row, in the transaction of the statement
 * @param done acts on the result
 * @param failed acts on an end without a result
 * @param outside acts on what the statement has made outside the database
 * @param <W> the type of the statement's result
 * @param <R> the type of the result
 */
public record JobEnding<W, R>(
        Stored<? super W> stored, Done<? super W, ? super R> done, Failed failed, Outside<? super W> outside) {

    /**
     * Additional work where nothing was made outside the database.
     *
     * @param stored acts on the row, in the transaction of the statement
     * @param done acts on the result
     * @param failed acts on an end without a result
     */
    public JobEnding(Stored<? super W> stored, Done<? super W, ? super R> done, Failed failed) {
        this(stored, done, failed, new Outside<W>() {});
    }

    /**
     * Acts on what the statement of a job has made outside the database, such as a file under a temporary name.
     *
     * @param <W> the type of the statement's result
     */
    public interface Outside<W> {

        /**
         * Removes it, as the statement was undone.
         *
         * @param row what the statement gave
         */
        default void undone(W row) {}

        /**
         * Makes it visible: the end of the job is written, so that it cannot be cancelled any more, and is committed next. Has to be
         * short, and to have no effect the second time.
         *
         * @param row what the statement gave
         * @throws HttpProblem from 500 to be tried again, after the hook; any other to end the job with it
         */
        default void complete(W row) {}
    }

    /** Nothing else happens. */
    static <W, R> JobEnding<W, R> none() {
        return new JobEnding<>((transaction, job, row) -> {}, (transaction, job, row, result) -> {},
                (transaction, job, row, problem) -> {});
    }

    /**
     * Acts on the result of the statement, in its transaction. If it throws, the statement is undone, and the job
     * continues as if the statement had thrown.
     *
     * @param <W> the type of the statement's result
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
     * Acts on a result. If it throws, the job continues as if the hook had thrown.
     *
     * @param <W> the type of the statement's result
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
     * Acts on the end without a result: the hook failed finally, refused or took too long, the job was cancelled, its
     * servers ended in each of its attempts, or its row cannot be read any more. If it throws, the job has not ended:
     * this is tried again soon, and a caller of cancel gets the problem.
     */
    @FunctionalInterface
    public interface Failed {

        /**
         * Acts on the end.
         *
         * @param transaction bound to the transaction in which the job ends, as for {@link Done#end}
         * @param job the id of the job
         * @param row the stored result of the statement, perhaps in the form of an older deployment
         * @param problem the error of the job; 409 if it was cancelled
         * @throws HttpProblem why it cannot be ended now
         */
        void end(Database transaction, UUID job, Json row, HttpProblem problem);
    }
}
