package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.progress.Progress;

/**
 * The statement of a job that counts nothing while it runs.
 *
 * @param <Q> the type of the request
 * @param <W> the type of the statement's result
 */
@FunctionalInterface
public interface JobWork<Q, W> extends TrackedWork<Q, W> {

    /**
     * Runs the statement.
     *
     * @param database bound to the transaction in which the job also ends, so its effects happen exactly once
     * @param request the request that was submitted
     * @return the result of the statement
     * @throws HttpProblem 503 and 504 for a retry, any other as the error of the job
     */
    W run(Database database, Q request);

    @Override
    default W run(Database database, Q request, Progress progress) {
        return run(database, request);
    }
}
