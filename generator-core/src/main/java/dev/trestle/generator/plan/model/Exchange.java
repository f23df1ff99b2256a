package dev.trestle.generator.plan.model;

import java.util.List;

/**
 * What a route and its clients send each other: all that a description for clients needs.
 *
 * @param takes what a request has
 * @param gives what the answer to a request that succeeds has
 * @param success the status of that answer
 * @param formats in which it can be sent
 */
public record Exchange(Takes takes, Gives gives, Success success, Formats formats) {

    /** What {@code run} returns: where requests become jobs, the result of a job. */
    public Gives result() {
        return gives instanceof Gives.Job job ? job.result() : gives;
    }

    /** The query parameters of the request that say something about formats; a job's result is requested by its own path. */
    public List<String> formatParameters() {
        return gives instanceof Gives.Job ? List.of() : formats.parameters();
    }
}
