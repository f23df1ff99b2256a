package dev.trestle.jobs;

import dev.trestle.runtime.Database;
import dev.trestle.runtime.HttpProblem;

/**
 * What else happens when a job with a hook ends with its result.
 *
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface JobEnding<R> {

    /**
     * Acts on the result. If it throws, the job goes on as if the hook had thrown it.
     *
     * @param transaction bound to the transaction in which the job ends: what is done by it takes effect exactly once,
     *     and not at all if the job ends otherwise
     * @param result what the hook made
     * @throws HttpProblem from 500 to be tried again, after the hook; any other to end the job with it
     */
    void end(Database transaction, R result);
}
