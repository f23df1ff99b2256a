package dev.trestle.generator.plan.model;

import java.util.List;

/**
 * What a route and its clients send each other: all that a description for clients needs.
 *
 * @param takes what a request has
 * @param gives what the answer to a request that succeeds has
 * @param success the status of that answer
 * @param formats in which it can be sent; the first where a client has no wish
 */
public record Exchange(Takes takes, Gives gives, Success success, List<Format> formats) {

    /** What {@code run} returns: where requests become jobs, the result of a job. */
    public Gives result() {
        return gives instanceof Gives.Job job ? job.result() : gives;
    }
}
