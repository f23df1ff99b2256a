package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.postgres.Expected;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.UUID;

/**
 * The jobs of one route.
 *
 * @param <Q> the type of the request
 * @param <R> the type of the result
 */
public final class JobType<Q, R> {

    private final Jobs jobs;
    private final String route;
    private final JobOptions options;
    private final JsonForm<Q> request;
    private final ResultForm<R> result;

    JobType(Jobs jobs, String route, JobOptions options, JsonForm<Q> request, ResultForm<R> result) {
        this.jobs = jobs;
        this.route = route;
        this.options = options;
        this.request = request;
        this.result = result;
    }

    /**
     * Declares that its requests have files. They are in the media store, in the collection {@code trestle.jobs},
     * until the job has ended; jobs can run on every server with this store.
     *
     * @return this
     */
    public JobType<Q, R> withFiles() {
        jobs.storesFiles();
        return this;
    }

    /**
     * Sends results by other code than as JSON, such as in one of several formats, to clients that ask for the result
     * alone. To be called before the server starts.
     *
     * @param sender sends a result
     * @return this
     */
    public JobType<Q, R> sending(ResultSender<? super R> sender) {
        jobs.sends(route, result.sentBy(sender));
        return this;
    }

    /**
     * Makes jobs wait while the schema of the database differs in a part that they use; no attempt is counted. To be
     * called before the server starts.
     *
     * @param expected the parts of the schema that the route relies on
     * @return this
     */
    public JobType<Q, R> uses(List<? extends Expected> expected) {
        jobs.uses(route, expected);
        return this;
    }

    /**
     * Stores a request, to be run by this or another server.
     *
     * @param input the request
     * @return its job; it is stored when this returns
     * @throws HttpProblem 429 if too many jobs of the route wait, 503 while the database or the tables are unavailable
     */
    public Job<R> submit(Q input) {
        return jobs.submit(route, options, request, input, result);
    }

    /**
     * A job that was submitted earlier.
     *
     * @param id from {@link Job#id}
     * @return the job; its methods throw 404 if it is unknown
     */
    public Job<R> find(UUID id) {
        return jobs.job(id, result);
    }

    /**
     * Answers 202 with the job's id and URL.
     *
     * @param response the response
     * @param job the job
     */
    public void accepted(ServerResponse response, Job<R> job) {
        jobs.accepted(response, job.id());
    }
}
