package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.progress.Progress;

/**
 * The work of a job that shows how far it has come.
 *
 * @param <Q> the type of the request
 * @param <W> the type of the result of the work
 */
@FunctionalInterface
public interface TrackedWork<Q, W> {

    /**
     * Does the work.
     *
     * @param database bound to the transaction in which the job also ends, so its effects happen exactly once
     * @param request the request that was submitted
     * @param progress takes the numbers of rows and bytes; they are shown in the state of the job
     * @return the result of the work
     * @throws HttpProblem 503 and 504 for a retry, any other as the error of the job
     */
    W run(Database database, Q request, Progress progress);
}
