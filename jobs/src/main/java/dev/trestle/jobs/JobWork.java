package dev.trestle.jobs;

import dev.trestle.runtime.Database;
import dev.trestle.runtime.HttpProblem;

/**
 * The statement of a job.
 *
 * @param <Q> the type of the request
 * @param <W> the type of what the statement gives
 */
@FunctionalInterface
public interface JobWork<Q, W> {

    /**
     * Runs the statement.
     *
     * @param database bound to the job's transaction, in which the job ends as well: what is done by it takes effect
     *     exactly once
     * @param request the request that was submitted
     * @return what the statement gave
     * @throws HttpProblem 503 and 504 to be tried again, any other to end the job with it
     */
    W run(Database database, Q request);
}
